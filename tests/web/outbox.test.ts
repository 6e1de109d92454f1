import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Activity } from '../../src/web/shared/activity';
import type { Sent } from '../../src/web/shared/wire';
import { Memory } from '../../src/web/widget/memory';
import { Outbox } from '../../src/web/widget/outbox';
import type { Delivery } from '../../src/web/widget/state';

let memory: Memory;
let sent: string[];
let files: (readonly File[])[];
let reports: string[];
let answer: (text: string) => Sent | Promise<Sent>;

const good: Sent = { kind: 'sent', id: '1' };
const away: Sent = { kind: 'later', reached: false };
const parcel = (text: string, attached: File[] = []) => ({
  activity: { type: 'message', text, channelData: { clientActivityID: text } } satisfies Activity,
  files: attached,
});
const newOutbox = () => new Outbox(
  memory,
  async (activity, attached) => {
    sent.push(activity.text!);
    files.push(attached);
    return answer(activity.text!);
  },
  (id: string, delivery: Delivery) => reports.push(`${id} ${delivery}`),
);
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  sessionStorage.clear();
  memory = new Memory('test');
  [sent, files, reports] = [[], [], []];
  answer = () => good;
});

afterEach(() => vi.useRealTimers());

test('offline nothing is sent; online everything is, once and in order', async () => {
  const outbox = newOutbox();
  for (const text of ['a', 'b', 'c']) outbox.add(parcel(text));
  await settle();
  expect(sent).toEqual([]);
  outbox.setOnline(true);
  outbox.setOnline(true);
  await settle();
  expect(sent).toEqual(['a', 'b', 'c']);
  expect(memory.queue).toEqual([]);
});

test('what was unsent is sent after a reload, under the same ids', async () => {
  const before = newOutbox();
  before.add(parcel('a'));
  before.add(parcel('b', [new File(['pothole'], 'hole.jpg', { type: 'image/jpeg' })]));
  await settle();
  const outbox = newOutbox();
  outbox.setOnline(true);
  await settle();
  expect(sent).toEqual(['a', 'b']);
  expect(files[1]![0]).toMatchObject({ name: 'hole.jpg', type: 'image/jpeg' });
  expect(await files[1]![0]!.text()).toBe('pothole');
});

test('the second waits until the first is settled', async () => {
  let release = (_: Sent) => {};
  answer = () => new Promise<Sent>((done) => (release = done));
  const outbox = newOutbox();
  outbox.setOnline(true);
  outbox.add(parcel('a'));
  outbox.add(parcel('b'));
  await settle();
  expect(sent).toEqual(['a']);
  release(good);
  await settle();
  expect(sent).toEqual(['a', 'b']);
});

test('a message that did not get through is tried again and overtaken by none', async () => {
  let away2 = true;
  answer = () => (away2 ? away : good);
  const outbox = newOutbox();
  outbox.setOnline(true);
  outbox.add(parcel('a'));
  outbox.add(parcel('b'));
  await settle();
  expect(reports).toContain('a waiting');
  away2 = false;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sent).toEqual(['a', 'a', 'b']);
});

test('the pause that the server asks for is kept', async () => {
  answer = () => ({ kind: 'later', reached: true, afterMs: 5_000 });
  const outbox = newOutbox();
  outbox.setOnline(true);
  outbox.add(parcel('a'));
  await vi.advanceTimersByTimeAsync(4_999);
  expect(sent).toEqual(['a']);
  await vi.advanceTimersByTimeAsync(1);
  expect(sent).toEqual(['a', 'a']);
});

test('a refused message holds up nobody, and is taken away when asked', async () => {
  answer = (text) => (text === 'a' ? { kind: 'refused', message: '' } : good);
  const outbox = newOutbox();
  outbox.setOnline(true);
  outbox.add(parcel('a'));
  outbox.add(parcel('b'));
  await settle();
  expect(reports).toEqual(['a sending', 'a refused', 'b sending', 'b sent']);
  outbox.drop('a');
  await settle();
  expect(outbox.unsent).toEqual([]);
  expect(memory.queue).toEqual([]);
});

test('a server that keeps failing makes a message fail in the end, and it is sent again when asked', async () => {
  answer = () => ({ kind: 'later', reached: true });
  const outbox = newOutbox();
  outbox.setOnline(true);
  outbox.add(parcel('a'));
  await vi.advanceTimersByTimeAsync(120_000);
  expect(reports.at(-1)).toBe('a failed');
  expect(sent).toHaveLength(6);
  answer = () => good;
  outbox.retry('a');
  await settle();
  expect(reports.slice(-2)).toEqual(['a sending', 'a sent']);
});

test('being offline never makes a message fail', async () => {
  answer = () => away;
  const outbox = newOutbox();
  outbox.setOnline(true);
  outbox.add(parcel('a'));
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(reports).not.toContain('a failed');
});

test('an echo settles a message whose answer was lost', async () => {
  answer = () => away;
  const outbox = newOutbox();
  outbox.setOnline(true);
  outbox.add(parcel('a'));
  await settle();
  outbox.drop('a');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toEqual(['a']);
  expect(memory.queue).toEqual([]);
});

test('a failed message is still there after a reload and is not sent by itself', async () => {
  answer = () => ({ kind: 'refused', message: '' });
  const before = newOutbox();
  before.setOnline(true);
  before.add(parcel('a'));
  await settle();
  const outbox = newOutbox();
  outbox.setOnline(true);
  await settle();
  expect(outbox.unsent).toMatchObject([{ failed: 'refused' }]);
  expect(sent).toEqual(['a']);
});

test('after starting over the old messages are gone for good', async () => {
  const old = newOutbox();
  old.add(parcel('a', [new File(['x'], 'x.jpg')]));
  old.clear();
  const outbox = newOutbox();
  outbox.add(parcel('b'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(newOutbox().unsent.map(({ activity }) => activity.text)).toEqual(['b']);
});

test('a storage without room costs the photos, not the words', async () => {
  const small: Storage = {
    ...({} as Storage),
    getItem: (key) => sessionStorage.getItem(key),
    removeItem: (key) => sessionStorage.removeItem(key),
    setItem: (key, value) => {
      if (value.length > 500) throw new DOMException('full', 'QuotaExceededError');
      sessionStorage.setItem(key, value);
    },
  };
  memory = new Memory('test', () => small);
  const outbox = newOutbox();
  outbox.add(parcel('a'));
  outbox.add(parcel('b', [new File(['x'.repeat(2_000)], 'x.jpg')]));
  await settle();
  expect(newOutbox().unsent.map(({ activity }) => activity.text)).toEqual(['a']);
  outbox.setOnline(true);
  await settle();
  expect(sent).toEqual(['a', 'b']);
});
