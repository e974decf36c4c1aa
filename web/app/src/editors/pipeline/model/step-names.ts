import type { Step } from './step'

// part of the first load, for "step 3, Count by answer"; all else about step types is in engine/ and page/
const names: Readonly<Record<string, string>> = {
  load: 'Load data',
  select: 'Choose columns',
  filter: 'Filter rows',
  sort: 'Sort rows',
  compute: 'Compute a column',
  aggregate: 'Group and aggregate',
  join: 'Join data',
  pivot: 'Pivot',
  limit: 'Limit rows',
  chart: 'Chart',
}

/** What a type of step is called; one we do not know is called as it is written. */
export const typeName = (type: string): string =>
  Object.hasOwn(names, type) ? (names[type] ?? type) : type || 'Step without a type'

/** What a step is called: as people named it, or by what it does. */
export const stepName = ({ title, type }: Pick<Step, 'title' | 'type'>): string =>
  title.trim() || typeName(type)
