import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ChannelRow } from '../../src/web/console/channels/contract';
import type { Reach } from '../../src/web/console/contract';
import { detail, entry, listed, myTicket, session, signedIn } from './console.fixtures';
import { Room } from './console.room';
import { problem } from './console.server';

const row = (channel: string, more: Partial<ChannelRow> = {}): ChannelRow => ({
  channel, well: true, detail: '@inquiry_bot', probedAt: '2026-11-23T01:00:00Z', lastIn: '2026-11-23T00:58:00Z', lastOut: null, waiting: 0, failures: 0, lastFailure: null, ...more,
});

let room: Room;

afterEach(() => {
  room.leave();
  location.hash = '';
  vi.useRealTimers();
});

describe('the channels', () => {
  const visit = async (rows: readonly ChannelRow[], role = 'supervisor') => {
    location.hash = '#channels';
    room = new Room('ko');
    room.server.answer = ({ url }) => Response.json(url === '/api/channels' ? rows : []);
    await room.happen({ is: 'signedIn', session: { ...session, role } }, listed());
  };

  it('are shown with their state, and an expired token in words', async () => {
    await visit([row('webchat', { detail: null }), row('botconnector', { detail: 'this-machine-only' }), row('telegram'), row('line', { well: false, detail: 'token-refused', waiting: 3, failures: 2, lastFailure: 'token-refused' }), row('kakaotalk', { well: null, detail: null })]);
    const rows = room.all('tbody tr').map((one) => one.textContent ?? '');
    expect(rows[0]).toContain('웹챗정상');
    expect(rows[1]).toContain('Azure Bot Service정상 · 이 컴퓨터에서만 받습니다');
    expect(rows[2]).toContain('텔레그램정상 · @inquiry_bot');
    expect(rows[3]).toContain('이상 · 토큰이 만료되었거나 올바르지 않습니다');
    expect(rows[4]).toContain('확인하지 않음');
    expect((await axe.run(document, { rules: { 'color-contrast': { enabled: false }, 'document-title': { enabled: false } } })).violations.map((fault) => fault.id)).toEqual([]);
  });

  it('are no page of a counselor', async () => {
    await visit([row('telegram')], 'counselor');
    expect(room.all('#channels')).toEqual([]);
    expect(room.server.to('/api/channels')).toEqual([]);
  });

  it('may be none', async () => {
    await visit([]);
    expect(room.words).toContain('켜진 메신저 채널이 없습니다');
  });
});

describe('a reply', () => {
  const mine = myTicket('t', { channel: 'whatsapp' });
  const open = async (reach: Reach | null, ...entries: readonly ReturnType<typeof entry>[]) => {
    room = new Room('ko');
    room.server.answer = ({ url, method }) => {
      if (method === 'POST') return url.endsWith('/again') ? new Response(null, { status: 204 }) : problem(404, 'none');
      return url.includes('/tickets/t') ? Response.json(detail(mine, entries, { reach })) : Response.json([]);
    };
    await room.happen(signedIn, listed(mine));
    await room.open('t');
  };

  it('is known to be possible for some time yet', async () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-23T00:00:00Z'), toFake: ['Date'] });
    await open({ until: '2026-11-23T05:30:00Z', why: null });
    expect(room.words).toContain('앞으로 5시간 30분 동안 답장할 수 있습니다.');
  });

  it('is known to be too late, or to wait, before it is written', async () => {
    await open({ until: '2020-01-01T00:00:00Z', why: null });
    expect(room.words).toContain('답장 시간이 지났습니다');
    room.leave();
    await open({ until: null, why: 'waits-for-citizen' });
    expect(room.words).toContain('시민의 다음 메시지와 함께');
  });

  it('that was refused says why and is sent again', async () => {
    await open(null, entry(1, { from: 'counselor', name: session.name, delivery: 'failed', problem: 'blocked-by-citizen' }));
    expect(room.words).toContain('시민이 채널을 차단했습니다');
    await room.click('.bubble-foot button');
    expect(room.server.to('/tickets/t/lines/1/again').map((asked) => asked.method)).toEqual(['POST']);
  });
});
