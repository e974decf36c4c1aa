using Tutti.Crdt.Types;

namespace Tutti.Crdt.Tests.Campaigns;

/// <summary>The edits of <c>edits.mjs</c>, edit for edit.</summary>
internal sealed class RandomEdits(YDoc document, EditPlan plan)
{
    private static readonly string[] Attributes = ["id", "class"];
    private static readonly string[] AttributeValues = ["one", "two", "<&\""];
    private static readonly string[] TextAttributes = ["x", "y"];
    private static readonly string[] Names = ["p", "div"];

    private readonly Vocabulary _any = new(plan.Seed, plan.HasPairs);

    public static void Make(YDoc document, EditPlan plan)
    {
        var edits = new RandomEdits(document, plan);
        for (var i = 0; i < plan.Transactions; i++)
        {
            var actions = 1 + edits.Below(4);
            document.Transact(_ =>
            {
                for (var j = 0; j < actions; j++) edits.EditRoot();
            });
        }
    }

    private int Below(int n) => _any.Below(n);

    private bool OneIn(int n) => Below(n) == 0;

    private void EditRoot()
    {
        switch (plan.Focus < 4 ? plan.Focus : Below(4))
        {
            case 0: Edit(document.GetText("text")); return;
            case 1: Edit(document.GetMap("map")); return;
            case 2: Edit(document.GetArray("array")); return;
            default: Edit(document.GetXmlFragment("xml")); return;
        }
    }

    private void EditType(YType type)
    {
        switch (type)
        {
            case YXmlFragment xml: Edit(xml); return;
            case YText text: Edit(text); return;
            case YMap map: Edit(map); return;
            case YArray array: Edit(array); return;
        }
    }

    private YType Nested() => Below(5) switch
    {
        0 => new YMap([new("k", 1)]),
        1 => new YText(_any.Text()),
        2 => new YArray(1, "two"),
        3 => new YMap(),
        _ => new YXmlElement("p"),
    };

    private YDoc Subdocument() => new(new YDocOptions { Guid = $"sub-{Below(1000)}" });

    private YValue Anything()
    {
        if (OneIn(3)) return Nested();
        return OneIn(12) ? Subdocument() : _any.Value();
    }

    private void Edit(YText text)
    {
        var length = text.Length;
        var at = Below(length + 1);
        var action = Below(16);
        var start = Math.Min(at, length - 1);
        if (action < 5 || length == 0)
        {
            Insert(text, at);
        }
        else if (action < 8)
        {
            text.Delete(start, 1 + Below(Math.Min(4, length - start)));
        }
        else if (action < 11)
        {
            var count = 1 + Below(Math.Min(6, length - start));
            text.Format(start, count, _any.Attributes());
        }
        else if (action < 12 && text is not YXmlText)
        {
            var image = YValue.Object([new("image", _any.Word()), new("size", 1.5)]);
            text.InsertEmbed(at, image, OneIn(2) ? null : _any.Attributes());
        }
        else if (action < 13 && text is not YXmlText)
        {
            text.InsertEmbed(at, new YMap([new("k", 1)]));
        }
        else if (action >= 14)
        {
            text.ApplyDelta(Changes(start));
        }
        else if (OneIn(3))
        {
            text.RemoveAttribute(_any.Chance.Pick(TextAttributes));
        }
        else
        {
            text.SetAttribute(_any.Chance.Pick(TextAttributes), _any.Word());
        }
    }

    private void Insert(YText text, int at)
    {
        var word = _any.Text();
        var kind = Below(4);
        if (kind < 2) text.Insert(at, word);
        else text.Insert(at, word, kind == 2 ? _any.Attributes() : []);
    }

    private Delta Changes(int start)
    {
        var delta = new Delta();
        if (start > 0) delta.Retain(start, OneIn(2) ? null : _any.Attributes());
        var insert = _any.Text();
        delta.Insert(insert, OneIn(2) ? null : _any.Attributes());
        if (OneIn(2)) delta.Delete(1);
        return delta;
    }

    private void Edit(YMap map)
    {
        var key = _any.Chance.Pick(Vocabulary.Keys);
        var inner = map[key];
        var action = Below(8);
        if (action < 4 && inner.Kind == YValueKind.Type) EditType(inner.AsType());
        else if (action == 4) map.Delete(key);
        else if (action == 5 && OneIn(4)) map.Clear();
        else map.Set(key, Anything());
    }

    private void Edit(YArray array)
    {
        var length = array.Count;
        var at = Below(length + 1);
        var action = Below(9);
        var start = Math.Min(at, length - 1);
        var inner = length > 0 ? array[start] : YValue.Null;
        if (action < 2 && length > 0)
        {
            array.Delete(start, 1 + Below(Math.Min(3, length - start)));
        }
        else if (action is 2 or 3 && inner.Kind == YValueKind.Type)
        {
            EditType(inner.AsType());
        }
        else if (action == 4)
        {
            array.Insert(at, Nested());
        }
        else if (action == 5 && OneIn(4))
        {
            array.Insert(at, Subdocument());
        }
        else if (action == 6)
        {
            array.Add(_any.Element());
        }
        else
        {
            var elements = new YValue[1 + Below(3)];
            for (var i = 0; i < elements.Length; i++) elements[i] = _any.Element();
            array.Insert(at, elements);
        }
    }

    private void Edit(YXmlFragment xml)
    {
        var length = xml.Count;
        var at = Below(length + 1);
        var action = Below(11);
        var start = Math.Min(at, length - 1);
        var element = xml as YXmlElement;
        if (action < 2 && element is not null)
        {
            var name = _any.Chance.Pick(Attributes);
            element.SetAttribute(name, _any.Chance.Pick(AttributeValues));
        }
        else if (action == 2 && element is not null)
        {
            element.RemoveAttribute(_any.Chance.Pick(Attributes));
        }
        else if (action < 6 && length > 0)
        {
            EditType(xml[start]);
        }
        else if (action == 6 && length > 0)
        {
            xml.Delete(start, 1 + Below(Math.Min(2, length - start)));
        }
        else if (action == 7)
        {
            xml.Insert(at, new YXmlText(_any.Text()));
        }
        else if (action == 8 && length > 0)
        {
            xml.InsertAfter(xml[start], new YXmlElement("q"));
        }
        else
        {
            xml.Insert(at, new YXmlElement(_any.Chance.Pick(Names)), new YXmlText());
        }
    }
}
