-- Which kinds there are is said by the kinds, not by the table.
ALTER TABLE document DROP CONSTRAINT document_kind_check;
