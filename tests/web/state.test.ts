import { expect, test } from 'vitest';
import type { Activity } from '../../src/web/shared/activity';
import { type Action, initial, quickReplies, reduce, type State } from '../../src/web/widget/state';

const userId = 'dl_kim';
const now = Date.parse('2026-05-04T09:00:00Z');

const after = (...actions: Action[]): State => actions.reduce(reduce, initial);
const words = (state: State) => state.entries.map(({ activity }) => activity.text);
const own = (text: string, id: string): Activity => ({ type: 'message', text, channelData: { clientActivityID: id } });
const queued = (text: string, id: string): Action => ({ type: 'queued', activity: own(text, id), delivery: 'sending', at: now });
const received = (...activities: Activity[]): Action => ({ type: 'received', activities, userId, now });
const echo = (text: string, id: string): Activity => ({ ...own(text, id), id: `s-${id}`, from: { id: userId, role: 'user' } });
const bot = (text: string, id: string, more: Partial<Activity> = {}): Activity => ({ type: 'message', id, text, from: { id: 'bot', role: 'bot' }, ...more });

test('the echo takes the place of the optimistic line and keeps its key', () => {
  const before = after(queued('여권', 'a'));
  const state = reduce(before, received(echo('여권', 'a')));
  expect(state.entries).toHaveLength(1);
  expect(state.entries[0]).toMatchObject({ key: before.entries[0]!.key, stored: true, delivery: 'sent' });
});

test('the echo shows what is kept, and says that it was masked', () => {
  const state = after(queued('900101-1234567', 'a'), received(echo('******-*******', 'a')));
  expect(state.entries[0]).toMatchObject({ masked: true, activity: { text: '******-*******' } });
  expect(after(queued('여권', 'a'), received(echo('여권', 'a'))).entries[0]!.masked).toBeUndefined();
});

test('an activity that comes twice is shown once', () => {
  expect(words(after(received(bot('안녕하세요', '1')), received(bot('안녕하세요', '1'), bot('네', '2'))))).toEqual(['안녕하세요', '네']);
});

test('a message that is queued twice is shown once', () => {
  expect(words(after(queued('여권', 'a'), queued('여권', 'a')))).toEqual(['여권']);
});

test('what the server has not ordered yet stays below what it has', () => {
  const state = after(queued('하나', 'a'), queued('둘', 'b'), received(bot('상담사입니다', '1'), echo('하나', 'a')));
  expect(words(state)).toEqual(['상담사입니다', '하나', '둘']);
});

test('a failed line keeps its place', () => {
  const state = after(queued('하나', 'a'), { type: 'delivery', clientId: 'a', delivery: 'failed', reason: '너무 커요.' }, received(bot('네', '1')));
  expect(words(state)).toEqual(['하나', '네']);
  expect(state.entries[0]).toMatchObject({ delivery: 'failed', reason: '너무 커요.' });
});

test('a late failure does not contradict the echo', () => {
  const state = after(queued('하나', 'a'), received(echo('하나', 'a')), { type: 'delivery', clientId: 'a', delivery: 'failed' });
  expect(state.entries[0]!.delivery).toBe('sent');
});

test('retry shows it as on its way again', () => {
  const state = after(queued('하나', 'a'), { type: 'delivery', clientId: 'a', delivery: 'failed' }, { type: 'delivery', clientId: 'a', delivery: 'sending' });
  expect(state.entries[0]!.delivery).toBe('sending');
});

test('the picture of this browser is kept when the echo comes', () => {
  const state = after({ ...queued('', 'a'), previews: ['blob:1'] } as Action, received(echo('', 'a')));
  expect(state.entries[0]!.previews).toEqual(['blob:1']);
});

test('quick replies are those of the last message and are spent by an answer', () => {
  const asks = bot('어디인가요?', '1', { suggestedActions: { actions: [{ type: 'imBack', title: '취소' }] } });
  expect(quickReplies(after(received(asks)))).toHaveLength(1);
  expect(quickReplies(after(received(asks), queued('수원역', 'a')))).toEqual([]);
  expect(quickReplies(after(received(asks, bot('네', '2'))))).toEqual([]);
});

test('typing is shown until the message is there', () => {
  const typing: Activity = { type: 'typing', from: { id: 'bot', role: 'bot', name: '다정이' } };
  expect(after(received(typing)).typing).toBe('다정이');
  expect(after(received(typing), received(bot('네', '1'))).typing).toBeNull();
  expect(after(received(typing), { type: 'typing-ended' }).typing).toBeNull();
  expect(after(received({ type: 'typing', from: { id: userId, role: 'user' } })).typing).toBeNull();
});

test('messages that come while the panel is closed are counted until it is opened', () => {
  const closed = after(received(bot('안녕하세요', '1'), echo('여권', 'a'), bot('네', '2')));
  expect(closed.unread).toBe(2);
  expect(reduce(closed, { type: 'opened' }).unread).toBe(0);
  expect(after({ type: 'opened' }, received(bot('안녕하세요', '1'))).unread).toBe(0);
});

test('the counselor is named while a person speaks and no longer', () => {
  const person = bot('안녕하세요', '1', { from: { id: 'bot', role: 'bot', name: '김민지' }, channelData: { counselor: true } });
  const system = bot('연결되었습니다', '2', { channelData: { system: true } });
  const left = (state: string): Activity => ({ type: 'event', id: '4', name: 'handoff.status', value: { state }, from: { id: 'bot', role: 'bot' } });
  expect(after(received(person, system)).counselor).toBe('김민지');
  expect(after(received(person, bot('다정이입니다', '3'))).counselor).toBeNull();
  expect(after(received(person, left('completed'), system)).counselor).toBeNull();
  expect(after(received(person, left('accepted'))).counselor).toBe('김민지');
});

test('events and what was pressed in secret are not shown', () => {
  const postBack: Activity = { ...echo('go', 'a'), channelData: { clientActivityID: 'a', postBack: true } };
  expect(after(received({ type: 'event', name: 'language', from: { id: userId } }, postBack)).entries).toEqual([]);
});

test('the end of a conversation is said', () => {
  expect(after(received({ type: 'endOfConversation', id: '9', from: { id: 'bot' } })).entries[0]!.notice).toBe('conversation-ended');
});

test('starting over leaves nothing but the open panel', () => {
  const state = after({ type: 'opened' }, received(bot('안녕하세요', '1')), { type: 'problem', problem: { text: 'offline' } }, { type: 'restarted' });
  expect(state).toEqual({ ...initial, open: true });
});
