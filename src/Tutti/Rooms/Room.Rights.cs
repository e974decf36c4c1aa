using Tutti.Access;
using Tutti.Crdt.Updates;

namespace Tutti.Rooms;

/// <content>
/// What a room does when the journal gives its batch back: somebody's rights, or the rules, changed after the gate let the edits in
/// and before they were committed.
/// </content>
internal sealed partial class Room
{
    private async ValueTask LookAgainAsync()
    {
        var number = EditNumber;
        var (edits, authors) = _pending.TakeBack();
        try
        {
            if (await MayAllStillAsync(edits)) PutBack(edits, authors, number);
            else await TakeAgainAsync(edits, authors);
        }
        catch
        {
            foreach (var edit in edits) (edit.Editor as RequestedEdit)?.Fail();
            throw;
        }
        Submit();
        if (_draining && _pending.IsIdle) _ended = true;
    }

    private async ValueTask<bool> MayAllStillAsync(List<PendingEdit> edits)
    {
        var rules = await RulesAsync();
        var now = _services.Clock.GetUtcNow();
        var may = true;
        foreach (var edit in edits)
        {
            if (edit.Update.IsEmpty) continue;
            if (!AreCurrent(edit.Editor.Rights)) await RefreshRightsAsync(edit.Editor);
            may &= edit.Editor.Rights.May(Permission.Edit) && Allow(rules, edit, now);
        }
        return may;
    }

    private async ValueTask RefreshRightsAsync(IEditor editor)
    {
        if (editor is Member member)
        {
            await RefreshRightsAsync(member);
            return;
        }
        editor.Rights = await _services.Authorizer.AuthorizeAsync(editor.Person, Key.Document, CancellationToken.None)
            ?? new DocumentRights(default, RightsNumber);
    }

    // It was somebody else whose rights changed.
    private void PutBack(List<PendingEdit> edits, List<NewAuthor> authors, long number)
    {
        foreach (var edit in edits) _pending.Add(edit with { LetInUnder = number });
        _pending.Authors.AddRange(authors);
    }

    // Nobody has been shown any of it, so the room goes back to what is committed and takes each edit as if it came now: those
    // of whoever lost the right are refused, and what was built on them finds something missing.
    private async ValueTask TakeAgainAsync(List<PendingEdit> edits, List<NewAuthor> authors)
    {
        _known = new KnownState();
        _known.Add(_state.Full().Span);
        _gate = _gate.Before(_known, authors);
        LetGo();
        foreach (var edit in edits) await TakeAgainAsync(edit);
    }

    private async ValueTask TakeAgainAsync(PendingEdit edit)
    {
        if (edit.Editor is RequestedEdit request)
        {
            request.Refusal = null;
            await EditAsync(request);
            return;
        }
        var member = (Member)edit.Editor;
        if (edit.Answer is not null) await AnswerSyncRequestAsync(member, edit.Reference, edit.Received);
        else if (!edit.Update.IsEmpty) await EditAsync(member, edit.Number, edit.Update, isStep2: false);
        else AskForAll(member, edit);
    }

    // Its update was all in the document or on its way there, and the latter may not be so any more.
    private void AskForAll(Member member, PendingEdit edit)
    {
        if (!member.HasGap) member.Send(RoomFrames.Step1(_known.Structs));
        member.HasGap = true;
        if (edit.Received >= 0) member.Socket.Settled(edit.Received);
    }
}
