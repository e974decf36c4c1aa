using System.Globalization;
using Tutti.Crdt.Encoding;
using Tutti.Crdt.Structs;

namespace Tutti.Crdt.Updates;

/// <summary>Rewrites an update with numbers in the place of its content; structs, lengths and root names stay.</summary>
internal sealed class Obfuscation
{
    private readonly SectionWriter _sections = new() { WritesClients = true };
    private readonly Names _keys = new();
    private readonly Names _tags = new();
    private readonly Names _formats = new();
    private readonly Names _formatValues = new();
    private int _number;

    private Lib0Writer Body => _sections.Body;

    private string Number => _number.ToString(CultureInfo.InvariantCulture);

    public static byte[] Rewrite(ReadOnlySpan<byte> update, WorkBudget budget)
    {
        var rewriting = new Obfuscation();
        var reader = new BlockReader(update, budget);
        var block = default(Block);
        while (reader.Next(ref block)) rewriting.Struct(update, in block);
        var output = new Lib0Writer(update.Length);
        rewriting._sections.Finish(output);
        DeleteSet.Decode(update[reader.Position..]).Write(output);
        return output.ToArray();
    }

    private void Struct(ReadOnlySpan<byte> update, in Block block)
    {
        _sections.Begin(block.Client, block.Clock);
        if (!block.IsItem)
        {
            BlockSlice.Write(Body, update, in block, from: 0);
            return;
        }

        var withoutKey = (byte)(block.FirstByte & ~Block.HasParentSubBit);
        Body.WriteByte(block.NamesParent ? block.FirstByte : withoutKey);
        if (block.NamesParent) Parent(update, in block);
        else Body.WriteBytes(update[(block.Start + 1)..block.ContentStart]);

        Content(Body, new Lib0Reader(update[block.ContentStart..block.End]), in block);
        _number++;
    }

    private void Parent(ReadOnlySpan<byte> update, in Block block)
    {
        Body.WriteVarUint(block.ParentIsRoot ? 1 : 0);
        if (block.ParentIsRoot)
        {
            Body.WriteVarBytes(update.Slice(block.RootNameStart, block.RootNameLength));
        }
        else
        {
            Body.WriteClient(block.ParentId.Client);
            Body.WriteVarUint(block.ParentId.Clock);
        }

        if (block.HasParentSub)
            Body.WriteVarString(_keys.Find(update.Slice(block.ParentSubStart, block.ParentSubLength), Number));
    }

    private void Content(Lib0Writer output, Lib0Reader input, in Block block)
    {
        switch (block.Kind)
        {
            case ContentKind.Binary: output.WriteVarBytes([(byte)_number]); return;
            case ContentKind.String: output.WriteVarString(new string((char)('0' + (_number % 10)), (int)block.Length)); return;
            case ContentKind.Embed: output.WriteVarString("{}"); return;
            case ContentKind.Format: Format(output, ref input); return;
            case ContentKind.Type: Type(output, ref input, block.Type); return;
            case ContentKind.Any:
                output.WriteVarUint(block.Length);
                for (var i = 0L; i < block.Length; i++) output.WriteAny(_number);
                return;
            case ContentKind.Json:
                output.WriteVarUint(block.Length);
                for (var i = 0L; i < block.Length; i++) output.WriteVarString(Number);
                return;
            case ContentKind.Doc:
                output.WriteVarString(Number);
                output.BeginAnyObject(0);
                return;
            default:
                output.WriteBytes(input.Rest);
                return;
        }
    }

    // Where a format ends must stay so; objects are told apart, even when they are equal.
    private void Format(Lib0Writer output, ref Lib0Reader input)
    {
        output.WriteVarString(_formats.Find(input.ReadVarBytes(), Number));
        var value = input.ReadVarBytes();
        var made = $"{{\"i\":{Number}}}";
        if (value is [(byte)'{' or (byte)'[', ..]) output.WriteVarString(made);
        else if (value.SequenceEqual("null"u8)) output.WriteVarBytes(value);
        else output.WriteVarString(_formatValues.Find(value, made));
    }

    private void Type(Lib0Writer output, ref Lib0Reader input, TypeRef type)
    {
        output.WriteVarUint(input.ReadVarUint());
        if (type is not (TypeRef.XmlElement or TypeRef.XmlHook)) return;
        var prefix = type == TypeRef.XmlElement ? "node" : "hook";
        output.WriteVarString(_tags.Find(input.ReadVarBytes(), $"{prefix}-{Number}"));
    }

    /// <summary>What was given to names that were met.</summary>
    private sealed class Names
    {
        private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);

        public string Find(ReadOnlySpan<byte> name, string fresh)
        {
            var key = System.Text.Encoding.UTF8.GetString(name);
            if (_given.TryGetValue(key, out var given)) return given;
            return _given[key] = fresh;
        }
    }
}
