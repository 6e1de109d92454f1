import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { actsOn, everything, query, type Case, type CaseDetail } from '../../src/web/console/cases/contract';
import { frame, gridLines, placed, roundStep } from '../../src/web/console/cases/grid';
import towns from '../../src/InquiryBot.Core/Cases/municipalities.tsv?raw';
import { textsIn } from '../../src/web/console/texts';
import { listed, session } from './console.fixtures';
import { Room } from './console.room';
import { problem, type Asked } from './console.server';

const one = (count: number, more: Partial<Case> = {}): Case => ({
  number: `R-2026-${String(count).padStart(6, '0')}`, kind: 'road-damage', state: 'received', place: '수원역', latitude: 37.2663, longitude: 127.0002, photos: 1,
  language: 'vi', channel: 'webchat', municipality: 'suwon', department: '도로관리과', officer: '', due: '2026-12-08', overdue: false,
  openedAt: '2026-11-28T01:00:00Z', reason: null, mergedInto: null, ...more,
});

const choices = {
  kinds: ['road-damage'], states: [], reasons: ['not-ours', 'private-land'], municipalities: [{ key: 'suwon', name: '수원' }], departments: ['도로관리과'], tiles: '', attribution: '',
};

let cases: readonly Case[];
let map: { tiles: string; attribution: string };
let detail: CaseDetail;
let acted: (asked: Asked) => Response;
let room: Room;

beforeEach(() => {
  map = { tiles: '', attribution: '' };
  document.documentElement.lang = 'ko';
  cases = [one(2), one(1, { state: 'in-progress', overdue: true, officer: '김하늘' })];
  detail = {
    case: one(2), details: [{ name: 'danger', value: 'danger-none' }], photos: ['/api/cases/R-2026-000002/photos/p1'], hasContact: true, merged: [],
    near: [{ case: one(1), metres: 12 }], history: [{ name: 'CaseOpened', by: 'bot', at: '2026-11-28T01:00:00Z', what: null }, { name: 'CaseFinished', by: '김하늘', at: '2026-11-29T01:00:00Z', what: null, told: '구멍을 메웠습니다.' }],
  };
  acted = () => Response.json(detail);
});
afterEach(() => {
  room.leave();
  location.hash = '';
});

function answer(asked: Asked): Response {
  const { url, method } = asked;
  if (url === '/api/cases/choices') return Response.json({ ...choices, ...map });
  if (url.startsWith('/api/cases?')) return Response.json({ cases: url.includes('state=done') ? [] : cases, total: url.includes('state=done') ? 0 : 120 });
  if (method === 'POST' && url.startsWith('/api/cases/')) return acted(asked);
  return url.startsWith('/api/cases/') ? Response.json(detail) : Response.json([]);
}

async function visit(hash = '#cases', role = 'officer', language: 'ko' | 'en' = 'ko'): Promise<void> {
  location.hash = hash;
  room = new Room(language);
  room.server.answer = answer;
  await room.happen({ is: 'signedIn', session: { ...session, role } }, listed());
}

const asked = (part: string) => room.server.asked.filter(({ url }) => url.includes(part));
const faults = async () => (await axe.run(document, { rules: { 'color-contrast': { enabled: false } } })).violations
  .map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.html).join(' | ')}`);

describe('the list', () => {
  it('is there for those who look at cases, and the only page of an officer', async () => {
    for (const [role, shown] of [['officer', 1], ['counselor', 1], ['supervisor', 1], ['interpreter', 0]] as const) {
      await visit('#cases', role);
      expect([role, room.all('.cases').length]).toEqual([role, shown]);
      room.leave();
    }
    await visit('#desk', 'officer');
    expect(room.all('.cases')).toHaveLength(1);
  });

  it('shows each case with its state, office and due day', async () => {
    await visit();
    expect(room.all('.cases-table tbody tr')).toHaveLength(2);
    expect(room.find('.cases-table tbody tr:nth-child(2)').textContent).toMatch(/R-2026-000001.*도로 파손.*수원역.*처리 중.*도로관리과.*김하늘.*12월 8일 \(화\) .*지남/s);
  });

  it('names towns whole and in the reader’s letters, and one case as one', async () => {
    await visit();
    expect(room.find('.cases-table tbody tr').textContent).toContain('수원역 수원시');
    room.leave();
    cases = [one(1)];
    await visit('#cases', 'officer', 'en');
    expect(room.find('.cases-table tbody tr').textContent).toContain('Suwon');
    expect(room.words).not.toContain('수원시');
    expect(room.words).toContain('1 photo');
    expect(textsIn('en').say('cases.count', { count: 1 })).toBe('1 case');
    expect(textsIn('en').say('cases.count', { count: 2 })).toBe('2 cases');
  });

  it('knows every town that the server knows', () => {
    const keys = towns.split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t')[0]!);
    expect(keys).toHaveLength(31);
    for (const key of keys) expect([key, textsIn('ko').find('town', key), textsIn('en').find('town', key)]).toEqual([key, expect.stringMatching(/^[가-힣]+[시군]$/), expect.stringMatching(/^[A-Z][a-z]+(-gun)?$/)]);
  });

  it('asks again with each filter and from the first page', async () => {
    await visit();
    await room.click('.cases-pages button:last-child');
    expect(asked('page=2')).toHaveLength(1);
    await room.click('.cases-mine input');
    expect(asked('mine=true').at(-1)!.url).not.toContain('page');
  });

  it.each([
    ['overdue', 1, 'state=overdue'], ['', 1, ''], ['done', 1, 'state=done'], ['road-damage', 2, 'state=open&kind=road-damage'], ['suwon', 3, 'state=open&municipality=suwon'],
  ])('narrows by the choice %s of the list %i', async (choice, list, narrowed) => {
    await visit();
    await room.choose(`.cases-filters label:nth-child(${list}) select`, choice);
    expect(asked('/api/cases?').at(-1)!.url).toBe(`/api/cases?${narrowed}`);
  });

  it('narrows by a part of the number', async () => {
    await visit();
    await room.choose('.cases-filters input[type=search]', ' 0042 ');
    expect(asked('/api/cases?').at(-1)!.url).toBe('/api/cases?state=open&number=0042');
  });

  it('draws the points on a map where its tiles are set up, with its licence and no markup of a citizen', async () => {
    map = { tiles: 'https://tile.example/{z}/{x}/{y}.png', attribution: '© <b>Maps</b>' };
    await visit();
    await room.click('.cases-acts button');
    await vi.waitFor(() => expect(room.all('.leaflet-container')).toHaveLength(1));
    expect(room.all('.tile-point')).toHaveLength(2);
    expect(room.all('.grid-point')).toHaveLength(0);
    expect(room.find('.leaflet-control-attribution').textContent).toContain('© <b>Maps</b>');
    for (const tile of room.all('.leaflet-tile')) expect(tile.getAttribute('src')).toMatch(/^https:\/\/tile\.example\/\d+\/\d+\/\d+\.png$/);
  });

  it('draws the points on a grid that needs no network', async () => {
    await visit();
    await room.click('.cases-acts button');
    expect(room.all('.grid-point')).toHaveLength(2);
    expect(room.find<HTMLAnchorElement>('.grid-point').getAttribute('href')).toBe('#cases/R-2026-000002');
  });

  it('says so when there is nothing, and leads back', async () => {
    cases = [];
    await visit();
    expect(room.words).toContain('처리할 신고가 없습니다');
  });

  it('offers the file to those alone who may take it', async () => {
    await visit();
    expect(room.find<HTMLAnchorElement>('.cases-acts a').getAttribute('href')).toBe('/api/cases/export.csv?state=open');
    room.leave();
    await visit('#cases', 'counselor');
    expect(room.all('.cases-acts a')).toHaveLength(0);
  });
});

describe('one case', () => {
  it('shows what helps to decide, and can be read by everyone', async () => {
    for (const language of ['ko', 'en'] as const) {
      await visit('#cases/R-2026-000002', 'officer', language);
      document.documentElement.lang = language;
      expect(room.all('.case-acts button')).toHaveLength(3);
      expect(room.find<HTMLImageElement>('.photo img').getAttribute('src')).toBe('/api/cases/R-2026-000002/photos/p1');
      expect(room.words).toContain('12 m');
      expect(await faults()).toEqual([]);
      room.leave();
    }
    await visit();
    expect(await faults()).toEqual([]);
  });

  it('shows in its history what the citizen was told', async () => {
    await visit('#cases/R-2026-000002');
    expect(room.find('.case-history li:nth-child(2)').textContent).toMatch(/처리 완료.*시민에게 알린 말: 구멍을 메웠습니다\./s);
  });

  it('is assigned with a word to the citizen', async () => {
    await visit('#cases/R-2026-000002');
    await room.click('.case-acts button');
    await room.type('dialog textarea', '내일 나가 봅니다');
    await room.submit('dialog form');
    expect(asked('/assign').at(-1)!.body).toEqual({ note: '내일 나가 봅니다', officer: session.name, department: '도로관리과' });
    expect(room.find('.misses-done').textContent).toBe('저장하고 시민에게 알렸습니다.');
  });

  it('shows a contact only for a reason, and says so in the console’s own words', async () => {
    await visit('#cases/R-2026-000002');
    acted = () => Response.json({ value: '010-1234-5678' });
    await room.click('.case-facts .sealed button');
    await room.submit('dialog form');
    expect(room.find('dialog [role=alert]').textContent).toBe('이유를 적어 주세요.');
    expect(room.server.asked.filter(({ method }) => method === 'POST')).toEqual([]);
    await room.type('dialog input', '전화 회신');
    await room.submit('dialog form');
    expect(room.find('.case-facts').textContent).toContain('010-1234-5678');
  });

  it('wants a reason for a refusal, in the console’s own words', async () => {
    await visit('#cases/R-2026-000002');
    acted = () => problem(400, 'reason.unknown');
    await room.click('.case-acts button:last-child');
    expect(room.find<HTMLFormElement>('dialog form').noValidate).toBe(true);
    await room.submit('dialog form');
    expect(room.find('dialog [role=alert]').textContent).toBe('사유를 하나 골라 주세요.');
  });

  it('is merged into its neighbour', async () => {
    await visit('#cases/R-2026-000002');
    await room.click('.case-near button');
    await room.submit('dialog form');
    expect(asked('/merge').at(-1)!.body).toEqual({ into: 'R-2026-000001' });
  });

  it('tells a refusal in words', async () => {
    await visit('#cases/R-2026-000002');
    acted = () => problem(409, 'case.closed');
    await room.click('.case-acts button:nth-child(2)');
    await room.submit('dialog form');
    expect(room.find('[role=alert]').textContent).toBe('이미 끝난 신고입니다.');
  });

  it('is only looked at by a counselor', async () => {
    await visit('#cases/R-2026-000002', 'counselor');
    expect(room.all('.case-acts, .case-near button, .sealed button')).toHaveLength(0);
  });
});

describe('what is asked and drawn', () => {
  it('leaves out what narrows nothing', () => {
    expect(query(everything)).toBe('state=open');
    expect(query({ ...everything, state: '', kind: 'road-damage', mine: true, page: 3 })).toBe('kind=road-damage&mine=true&page=3');
  });

  it('offers the acts that the state allows', () => {
    expect(['received', 'assigned', 'in-progress', 'done'].map((state) => actsOn(one(1, { state: state as Case['state'] })).join())).toEqual([
      'assign,start,decline', 'start,finish,assign,decline', 'finish,assign,decline', '']);
  });

  it('frames the points with equal metres both ways and round lines', () => {
    const view = frame(placed([one(1), one(2, { latitude: 37.3, longitude: 127.1 }), one(3, { latitude: null })]), 960, 420);
    expect(view.x(127.0002)).toBeGreaterThan(0);
    expect(view.x(127.1)).toBeLessThan(960);
    const metre = (view.x(127.001) - view.x(127)) / Math.cos(37.28 * Math.PI / 180) / (view.y(37.2) - view.y(37.201));
    expect(metre).toBeCloseTo(1, 1);
    expect(gridLines(view).north.length).toBeGreaterThanOrEqual(4);
    expect([0.034, 0.01, 7, 21].map(roundStep)).toEqual([0.02, 0.01, 5, 20]);
  });
});
