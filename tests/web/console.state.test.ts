import { describe, expect, it } from 'vitest';
import { calling, mine, nextInLine, rows, unread, waiting } from '../../src/web/console/line';
import type { Outgoing } from '../../src/web/console/shape';
import { reduce } from '../../src/web/console/state';
import { after, detail, entry, listed, loaded, myTicket, session, signedIn, ticket } from './console.fixtures';

const ids = (all: readonly { id: string }[]) => all.map((one) => one.id);
const outgoing = (id: string, more: Partial<Outgoing> = {}): Outgoing =>
  ({ id, kind: 'message', text: '확인했습니다', at: '2026-11-22T01:30:00Z', is: 'sending', problem: null, ...more });

describe('the lists', () => {
  it('put the urgent first and, among equals, whoever has waited longest', () => {
    const state = after(signedIn, listed(
      ticket('late', { openedAt: '2026-11-22T01:20:00Z' }),
      ticket('early', { openedAt: '2026-11-22T00:10:00Z' }),
      ticket('high', { urgency: 'high', openedAt: '2026-11-22T01:25:00Z' }),
      ticket('emergency', { urgency: 'emergency', openedAt: '2026-11-22T01:29:00Z' })));
    expect(ids(waiting(state))).toEqual(['emergency', 'high', 'early', 'late']);
  });

  it('keep my conversations apart from those of colleagues', () => {
    const state = after(signedIn, listed(myTicket('mine'), ticket('theirs', { status: 'open', counselor: '이서준' }), ticket('line')));
    expect(ids(rows(state))).toEqual(['mine', 'line']);
    expect(ids(rows(reduce(state, { is: 'tabChosen', tab: 'colleagues' })))).toEqual(['theirs']);
  });

  it('offer next the first in line whose language the counselor speaks', () => {
    const line = [ticket('vi', { language: 'vi', urgency: 'high' }), ticket('en', { language: 'en-GB' })];
    expect(nextInLine(after(signedIn, listed(...line)))?.id).toBe('en');
    expect(nextInLine(after(signedIn, listed(line[0]!)))).toBeNull();
    const anything = after({ is: 'signedIn', session: { ...session, languages: [] } }, listed(...line));
    expect(nextInLine(anything)?.id).toBe('vi');
  });

  it('offer whom nobody here can talk with to everybody, and leave the others to who can', () => {
    const line = [ticket('vi', { language: 'vi' }), ticket('km', { language: 'km', openedAt: '2026-11-22T02:00:00Z' })];
    const staffed = { is: 'counselorsArrived', counselors: [{ name: '응우옌', role: 'counselor', languages: ['vi'], skills: [], onDuty: true, open: 0 }] } as const;
    expect(nextInLine(after(signedIn, staffed, listed(...line)))?.id).toBe('km');
    expect(nextInLine(after(signedIn, staffed, listed(line[0]!)))).toBeNull();
    expect(ids(waiting(after(signedIn, staffed, listed(...line))))).toEqual(['vi', 'km']);
  });

  it('offer among equally urgent ones first what the counselor knows best', () => {
    const skilled = { is: 'signedIn', session: { ...session, skills: ['passport'] } } as const;
    const line = [ticket('first'), ticket('known', { topic: 'passport', openedAt: '2026-11-22T02:00:00Z' })];
    expect(nextInLine(after(skilled, listed(...line)))?.id).toBe('known');
    expect(nextInLine(after(skilled, listed(...line, ticket('urgent', { urgency: 'high' }))))?.id).toBe('urgent');
  });

  it('offer nobody to whoever may only read', () => {
    const interpreter = { is: 'signedIn', session: { ...session, role: 'interpreter' } } as const;
    expect(nextInLine(after(interpreter, listed(ticket('t'))))).toBeNull();
  });

  it('drop what a fresh list no longer has, and keep what is on screen', () => {
    const before = after(signedIn, listed(ticket('gone'), ticket('shown')), { is: 'opened', ticket: 'shown' });
    const state = reduce(before, { is: 'listsArrived', tickets: [], asked: 0 });
    expect(Object.keys(state.tickets)).toEqual(['shown']);
  });

  it('are not undone by an answer that is older than an event', () => {
    const asked = after(signedIn, listed(ticket('t')));
    const taken = reduce(asked, { is: 'ticketChanged', ticket: ticket('t', { status: 'open', counselor: '이서준' }) });
    const state = reduce(taken, { is: 'listsArrived', tickets: [ticket('t')], asked: asked.revision });
    expect(waiting(state)).toEqual([]);
  });

  it('keep a ticket that came in while an older list was on its way', () => {
    const asked = after(signedIn);
    const told = reduce(asked, { is: 'ticketChanged', ticket: ticket('new') });
    expect(ids(waiting(reduce(told, { is: 'listsArrived', tickets: [], asked: asked.revision })))).toEqual(['new']);
  });
});

describe('what is said', () => {
  const mineNow = myTicket('t');

  it('stands in the order of its sequence, each entry once, in whatever order it came', () => {
    const state = after(signedIn, listed(mineNow), loaded(mineNow, entry(1), entry(4)),
      { is: 'entryArrived', ticket: 't', entry: entry(3) },
      { is: 'entryArrived', ticket: 't', entry: entry(2) },
      { is: 'entryArrived', ticket: 't', entry: entry(3) });
    expect(state.conversations['t']?.entries.map((one) => one.sequence)).toEqual([1, 2, 3, 4]);
  });

  it('has a note after the line that it shares its sequence with', () => {
    const note = entry(2, { id: 'note', from: 'note', at: '2026-11-22T03:00:00Z' });
    const state = after(signedIn, listed(mineNow), loaded(mineNow, note, entry(3), entry(2), entry(1)));
    expect(state.conversations['t']?.entries.map((one) => one.id)).toEqual(['e1', 'e2', 'note', 'e3']);
  });

  it('is kept when the conversation arrives after its newest entry', () => {
    const state = after(signedIn, listed(mineNow), loaded(mineNow, entry(1)),
      { is: 'entryArrived', ticket: 't', entry: entry(2) }, loaded(mineNow, entry(1)));
    expect(state.conversations['t']?.entries).toHaveLength(2);
  });

  it('takes a delivery that was told before its entry', () => {
    const state = after(signedIn, listed(mineNow), loaded(mineNow),
      { is: 'deliveryChanged', change: { ticket: 't', id: 'e1', delivery: 'failed', problem: '차단됨' } },
      { is: 'entryArrived', ticket: 't', entry: entry(1, { from: 'counselor', delivery: 'sending' }) });
    expect(state.conversations['t']?.entries[0]).toMatchObject({ delivery: 'failed', problem: '차단됨' });
    expect(state.early).toEqual({});
  });

  it('does not go back to sending because an old copy comes late', () => {
    const sending = entry(1, { from: 'counselor', delivery: 'sending' });
    const state = after(signedIn, listed(mineNow), loaded(mineNow, sending),
      { is: 'deliveryChanged', change: { ticket: 't', id: 'e1', delivery: 'sent', problem: null } },
      { is: 'entryArrived', ticket: 't', entry: sending });
    expect(state.conversations['t']?.entries[0]?.delivery).toBe('sent');
  });

  it('ends the sign that the citizen is typing', () => {
    const typing = after(signedIn, listed(mineNow), loaded(mineNow), { is: 'citizenTyped', ticket: 't', until: 5_000 });
    expect(typing.typing).toEqual({ t: 5_000 });
    expect(reduce(typing, { is: 'entryArrived', ticket: 't', entry: entry(1) }).typing).toEqual({});
    expect(reduce(typing, { is: 'typingEnded', now: 4_999 }).typing).toEqual({ t: 5_000 });
    expect(reduce(typing, { is: 'typingEnded', now: 5_000 }).typing).toEqual({});
  });
});

describe('unread', () => {
  const one = myTicket('t', { unread: 1 });
  const other = myTicket('other');
  const start = [signedIn, listed(one, other), loaded(one, entry(1), entry(2)), loaded(other)] as const;

  it('begins with the server’s figure and counts what comes in elsewhere', () => {
    const state = after(...start, { is: 'opened', ticket: 'other' }, { is: 'entryArrived', ticket: 't', entry: entry(3) });
    expect(unread(state, state.tickets['t']!)).toBe(2);
    expect(calling(state)).toBe(1);
  });

  it('leaves what made a waiting ticket urgent in the list', () => {
    const waits = (urgency: 'normal' | 'emergency') => after(signedIn, listed(ticket('w', { urgency, preview: '의식이 없어요' })), { is: 'entryArrived', ticket: 'w', entry: entry(3, { text: '네' }) });
    expect(waits('emergency').tickets['w']?.preview).toBe('의식이 없어요');
    expect(waits('normal').tickets['w']?.preview).toBe('네');
  });

  it('counts a repeated entry once, and only what the citizen says', () => {
    const three = { is: 'entryArrived', ticket: 't', entry: entry(3) } as const;
    const state = after(...start, three, three, { is: 'entryArrived', ticket: 't', entry: entry(4, { from: 'bot' }) });
    expect(unread(state, state.tickets['t']!)).toBe(2);
  });

  it('is nothing once the conversation is looked at', () => {
    const state = after(...start, { is: 'opened', ticket: 't' }, { is: 'entryArrived', ticket: 't', entry: entry(3) });
    expect(unread(state, state.tickets['t']!)).toBe(0);
  });

  it('counts in an open conversation while the window is not looked at', () => {
    const away = after(...start, { is: 'opened', ticket: 't' }, { is: 'watchingChanged', watching: false },
      { is: 'entryArrived', ticket: 't', entry: entry(3) });
    expect(unread(away, away.tickets['t']!)).toBe(1);
    const back = reduce(away, { is: 'watchingChanged', watching: true });
    expect(unread(back, back.tickets['t']!)).toBe(0);
  });

  it('marks where the new begins when the conversation is opened', () => {
    expect(after(...start, { is: 'opened', ticket: 't' }).conversations['t']?.newAfter).toBe(1);
  });

  it('leaves the mark of the new where it is, and takes it away when one answers', () => {
    const more = { is: 'entryArrived', ticket: 't', entry: entry(3) } as const;
    const open = after(...start, { is: 'opened', ticket: 't' }, more);
    expect(open.conversations['t']?.newAfter).toBe(1);
    const answered = reduce(open, { is: 'written', ticket: 't', outgoing: outgoing('o') });
    expect(answered.conversations['t']?.newAfter).toBe(3);
  });

  it('marks nothing as new that comes while one looks at it', () => {
    const state = after(...start, { is: 'opened', ticket: 'other' }, { is: 'entryArrived', ticket: 'other', entry: entry(1) });
    expect(state.conversations['other']?.newAfter).toBe(1);
    const away = after(...start, { is: 'opened', ticket: 'other' }, { is: 'watchingChanged', watching: false },
      { is: 'entryArrived', ticket: 'other', entry: entry(1) });
    expect(away.conversations['other']?.newAfter).toBe(0);
  });
});

describe('news', () => {
  it('is a new citizen in line, but not the lists at the start', () => {
    const start = after(signedIn, listed(ticket('t')));
    expect(start.news).toBeNull();
    const state = reduce(start, { is: 'ticketChanged', ticket: ticket('u') });
    expect(state.news).toMatchObject({ number: 1, is: 'waiting', ticket: { id: 'u' } });
    expect(reduce(state, { is: 'ticketChanged', ticket: ticket('u', { position: 2 }) }).news?.number).toBe(1);
  });

  it('is a conversation that a colleague passes on, but not one that I accept or give back', () => {
    const given = after(signedIn, { is: 'ticketChanged', ticket: myTicket('t') });
    expect(given.news?.is).toBe('assigned');
    const accepted = after(signedIn, listed(ticket('t')), { is: 'acceptAsked', ticket: 't' }, { is: 'ticketChanged', ticket: myTicket('t') });
    expect(accepted.news).toBeNull();
    expect(reduce(accepted, { is: 'ticketChanged', ticket: ticket('t') }).news).toBeNull();
  });

  it('is what my citizen says while I look elsewhere', () => {
    const start = after(signedIn, listed(myTicket('t')), loaded(myTicket('t')));
    expect(reduce(start, { is: 'entryArrived', ticket: 't', entry: entry(1) }).news?.is).toBe('message');
    const open = reduce(start, { is: 'opened', ticket: 't' });
    expect(reduce(open, { is: 'entryArrived', ticket: 't', entry: entry(1) }).news).toBeNull();
  });
});

describe('what is written', () => {
  it('is kept per ticket, and a note apart from the answer', () => {
    const state = after(signedIn, listed(myTicket('t'), myTicket('u')),
      { is: 'draftChanged', ticket: 't', draft: { message: '답변' } },
      { is: 'draftChanged', ticket: 't', draft: { kind: 'note' } },
      { is: 'draftChanged', ticket: 't', draft: { note: '메모' } },
      { is: 'draftChanged', ticket: 'u', draft: { message: '다른 답변' } });
    expect(state.drafts).toEqual({
      t: { kind: 'note', message: '답변', note: '메모' },
      u: { kind: 'message', message: '다른 답변', note: '' },
    });
  });

  it('leaves the field when it is sent and shows once, whichever comes first: the answer or the event', () => {
    const start = after(signedIn, listed(myTicket('t')), loaded(myTicket('t')),
      { is: 'draftChanged', ticket: 't', draft: { message: '확인했습니다', note: '메모' } },
      { is: 'written', ticket: 't', outgoing: outgoing('mine-1') });
    expect(start.drafts['t']).toMatchObject({ message: '', note: '메모' });
    const event = { is: 'entryArrived', ticket: 't', entry: entry(1, { id: 'mine-1', from: 'counselor' }) } as const;
    const answer = { is: 'outgoingChanged', ticket: 't', id: 'mine-1', to: { id: 'mine-1', is: 'stored' } } as const;
    for (const state of [[event, answer].reduce(reduce, start), [answer, event].reduce(reduce, start)]) {
      expect(state.outgoing).toEqual({});
      expect(state.conversations['t']?.entries).toHaveLength(1);
    }
  });

  it('shows once as well when the server stores it under an id of its own', () => {
    const state = after(signedIn, listed(myTicket('t')), loaded(myTicket('t')),
      { is: 'written', ticket: 't', outgoing: outgoing('mine-1') },
      { is: 'entryArrived', ticket: 't', entry: entry(1, { id: 'server-1', from: 'counselor' }) },
      { is: 'outgoingChanged', ticket: 't', id: 'mine-1', to: { id: 'server-1', is: 'stored' } });
    expect(state.outgoing).toEqual({});
  });

  it('outlives an ended session, but neither a sign-out nor a change of person', () => {
    const writing = after(signedIn, { is: 'draftChanged', ticket: 't', draft: { message: '쓰던 글' } });
    const ended = reduce(writing, { is: 'signedOut', expired: true });
    expect(reduce(ended, signedIn).drafts['t']?.message).toBe('쓰던 글');
    expect(reduce(ended, { is: 'signedIn', session: { ...session, name: '이서준' } }).drafts).toEqual({});
    expect(reduce(writing, { is: 'signedOut', expired: false }).drafts).toEqual({});
  });
});

describe('a closed conversation', () => {
  it('leaves my list, and its words leave the memory once it is not on screen', () => {
    const state = after(signedIn, listed(myTicket('t')), loaded(myTicket('t'), entry(1)),
      { is: 'ticketChanged', ticket: myTicket('t', { status: 'closed' }) });
    expect(mine(state)).toEqual([]);
    expect(state.conversations).toEqual({});
  });

  it('stays readable while it is on screen', () => {
    const state = after(signedIn, listed(myTicket('t')), loaded(myTicket('t'), entry(1)), { is: 'opened', ticket: 't' },
      { is: 'ticketChanged', ticket: myTicket('t', { status: 'closed' }) });
    expect(state.conversations['t']?.entries).toHaveLength(1);
  });
});

describe('notices', () => {
  it('say a thing once, and go when they are dismissed', () => {
    const notice = { key: 'problem.server', tone: 'error' } as const;
    const twice = after(signedIn, { is: 'noticeRaised', notice }, { is: 'noticeRaised', notice });
    expect(twice.notices).toEqual([notice]);
    expect(reduce(twice, { is: 'noticeDismissed', key: 'problem.server' }).notices).toEqual([]);
  });

  it('about the lists go when the lists come', () => {
    const state = after(signedIn, { is: 'noticeRaised', notice: { key: 'problem.lists', tone: 'error', again: 'lists' } }, listed());
    expect(state.notices).toEqual([]);
  });
});

describe('a conversation’s details', () => {
  it('do not bring back a ticket that an event has moved on', () => {
    const start = after(signedIn, listed(ticket('t')));
    const moved = reduce(start, { is: 'ticketChanged', ticket: myTicket('t') });
    const state = reduce(moved, { is: 'detailArrived', detail: detail(ticket('t'), [entry(1)]), asked: start.revision });
    expect(state.tickets['t']?.status).toBe('open');
    expect(state.conversations['t']?.entries).toHaveLength(1);
  });
});
