import axe from 'axe-core';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Cluster, Findings, NewProposal, Proposal } from '../../src/web/console/misses/contract';
import { percent, points } from '../../src/web/console/misses/names';
import { listed, session } from './console.fixtures';
import { cluster, done, intents, proposal, running } from './console.misses.fixtures';
import { Room } from './console.room';
import { problem, type Asked } from './console.server';

/** What the server knows; a test changes it. */
let knows: { clusters: readonly Cluster[]; proposals: Proposal[]; findings: Findings };
let room: Room;

beforeEach(() => {
  document.documentElement.lang = 'ko';
  document.title = '이해하지 못한 질문';
  knows = {
    clusters: [
      cluster('강아지 등록은 어디서 해요', { count: 12, others: ['강아지 등록 어디서'], next: { chosen: 2, 'handed-off': 1, 'gave-up': 9 }, found: ['local-tax'], nearest: 'local-tax' }),
      cluster('where is the gym', { language: 'en', languages: ['en'], count: 1, next: { open: 1 } }),
    ],
    proposals: [proposal('할머니 여권도 되나요'), proposal('여권 세금', { state: 'taken' })],
    findings: done,
  };
});
afterEach(() => {
  room.leave();
  location.hash = '';
  vi.useRealTimers();
});

function answer({ url, method, body }: Asked): Response {
  if (url === '/api/misses') return Response.json({ clusters: knows.clusters, questions: 13, days: 180 });
  if (url.endsWith('/intents')) return Response.json(intents);
  if (url.endsWith('/alternatives')) return Response.json([{ intent: 'passport', score: 0.3 }]);
  if (url.endsWith('/findings')) return Response.json(knows.findings);
  if (url.endsWith('/patch')) return new Response('--- a\n', { headers: { 'Content-Type': 'text/x-diff; charset=utf-8' } });
  if (url.endsWith('/withdraw')) knows.proposals = knows.proposals.filter((one) => !url.includes(encodeURIComponent(one.id)));
  if (url.endsWith('/withdraw')) return new Response(null, { status: 204 });
  if (url.endsWith('/proposals') && method === 'POST') return Response.json(proposal((body as NewProposal).text, body as NewProposal));
  return url.endsWith('/proposals') ? Response.json(knows.proposals) : Response.json([]);
}

async function visit(role = 'supervisor', language: 'ko' | 'en' = 'ko'): Promise<void> {
  location.hash = '#not-understood';
  room = new Room(language);
  room.server.answer = answer;
  await room.happen({ is: 'signedIn', session: { ...session, role } }, listed());
}

const tab = (number: number) => room.click(`.misses .tabs button:nth-child(${number})`);
const faults = async () => (await axe.run(document, { rules: { 'color-contrast': { enabled: false } } })).violations
  .map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.html).join(' | ')}`);

describe('the page', () => {
  it('is there for supervisors and administrators and for nobody else', async () => {
    for (const [role, shown] of [['supervisor', 1], ['administrator', 1], ['counselor', 0], ['interpreter', 0]] as const) {
      await visit(role);
      expect([role, room.all('.misses').length, room.all('.top-pages a[href="#not-understood"]').length]).toEqual([role, shown, shown]);
      room.leave();
    }
  });

  it('is left for the desk by a link, and entered by another', async () => {
    await visit();
    const [desk, misses] = room.all('.top-pages a');
    expect([desk?.getAttribute('href'), misses?.getAttribute('aria-current')]).toEqual(['#desk', 'page']);
    await act(() => { location.hash = '#desk'; dispatchEvent(new Event('hashchange')); });
    expect(room.all('.misses')).toEqual([]);
    expect(room.all('.queue')).toHaveLength(1);
  });

  it('leads back to the sign-in when the session is over', async () => {
    location.hash = '#not-understood';
    room = new Room();
    room.server.answer = (asked) => asked.url.startsWith('/api/misses') ? problem(401, 'session.none') : answer(asked);
    await room.happen({ is: 'signedIn', session: { ...session, role: 'supervisor' } }, listed());
    expect(room.store.state.signIn).toBe('expired');
  });
});

describe('the questions', () => {
  it('tell how often, in which language, when, and what happened next', async () => {
    await visit();
    expect(room.find('.cluster').textContent).toMatch(/12번강아지 등록은 어디서 해요한국어 · 마지막 질문 11월 22일.*결국 찾은 주제: 지방세.*버튼으로 찾음 2.*상담사 연결 1.*그만둠 9.*다른 표현 1가지/);
  });

  it('are told by language', async () => {
    await visit();
    const select = room.find<HTMLSelectElement>('.misses-filter select');
    await act(() => { select.value = 'en'; select.dispatchEvent(new Event('change', { bubbles: true })); });
    expect(room.all('.cluster h3').map((one) => one.textContent)).toEqual(['where is the gym']);
  });

  it('become an example of the nearest intent at one click, which can be undone', async () => {
    await visit();
    expect(room.all('.cluster-near').map((one) => one.textContent)).toEqual(['‘지방세’ 예문으로']);
    knows.clusters = knows.clusters.map((one) => ({ ...one, proposed: one.nearest !== null }));
    await room.click('.cluster-near');
    expect(room.server.to('/proposals').map((one) => one.body)).toEqual([{ text: '강아지 등록은 어디서 해요', intent: 'local-tax', language: 'ko' }]);
    expect(room.find('.misses-done').textContent).toContain('제안했습니다: 강아지 등록은 어디서 해요. (주제: 지방세)');
    expect(room.all('.cluster-near, dialog')).toEqual([]);
    knows.clusters = knows.clusters.map((one) => ({ ...one, proposed: false }));
    await room.click('.misses-done .link');
    expect(room.server.to('/withdraw').map((one) => one.url)).toEqual([`/api/misses/proposals/${encodeURIComponent('강아지 등록은 어디서 해요')}/withdraw`]);
    expect(room.find('.misses [role=status]').textContent).toBe('제안을 취소했습니다: 강아지 등록은 어디서 해요');
    expect(room.all('.cluster-near')).toHaveLength(1);
  });

  it('say why one click was refused', async () => {
    await visit();
    room.server.answer = (asked) => asked.method === 'POST' && asked.url.endsWith('/proposals') ? problem(409, 'proposal.known') : answer(asked);
    await room.click('.cluster-near');
    expect(room.find('.misses [role=alert]').textContent).toContain('이미 제안한 문장입니다');
    expect(room.all('.misses-done')).toEqual([]);
  });

  it('say in words that there are none', async () => {
    knows.clusters = [];
    await visit();
    expect(room.words).toContain('지난 180일 동안 이해하지 못한 질문이 없습니다');
  });

  it('say what went wrong and can be asked for again', async () => {
    let broken = true;
    location.hash = '#not-understood';
    room = new Room();
    room.server.answer = (asked) => broken && asked.url === '/api/misses' ? problem(500, 'x') : answer(asked);
    await room.happen({ is: 'signedIn', session: { ...session, role: 'supervisor' } }, listed());
    expect(room.find('.misses [role=alert]').textContent).toContain('서버에 문제가 생겼습니다');
    broken = false;
    await room.click('.misses-trouble button');
    expect(room.all('.cluster')).toHaveLength(2);
  });
});

describe('a proposal', () => {
  beforeEach(async () => {
    await visit();
    await room.click('.cluster .primary');
  });
  const choices = () => room.all('.intents .choice strong').map((one) => one.textContent?.trim());

  it('begins with the sample and offers the nearest intents first, what is nobody’s last', () => {
    expect(room.find<HTMLTextAreaElement>('dialog textarea').value).toBe('강아지 등록은 어디서 해요');
    expect(choices()).toEqual(['지방세 가까움', '여권 가까움', '범위 밖(아무 주제도 아님)']);
    expect(room.server.to('/alternatives')[0]?.body).toEqual({ text: '강아지 등록은 어디서 해요', language: 'ko' });
  });

  it('finds an intent by its name in either language, whatever the spaces', async () => {
    await room.type('.intents-search', '여권발급');
    expect(choices()).toEqual(['여권 가까움']);
    await room.type('.intents-search', 'Local T');
    expect(choices()).toEqual(['지방세 가까움']);
    await room.type('.intents-search', '없는 것');
    expect(room.words).toContain('맞는 주제가 없습니다');
  });

  it('is sent as it was edited, and then leads to the proposals', async () => {
    await room.type('dialog textarea', '강아지는 어디서 등록하나요?');
    await room.click('.intents .choice:nth-child(2) input');
    await room.submit('dialog form');
    expect(room.server.to('/proposals').map((one) => one.body)).toEqual([{ text: '강아지는 어디서 등록하나요?', intent: 'passport', language: 'ko' }]);
    expect(room.all('dialog')).toEqual([]);
    expect(room.find('.misses-done').textContent).toContain('제안했습니다: 강아지는 어디서 등록하나요?');
    await room.click('.misses-done button:last-child');
    expect(room.all('.patch')).toHaveLength(1);
  });

  it('needs an intent, and says why it was refused', async () => {
    await room.submit('dialog form');
    expect(room.find('dialog [role=alert]').textContent).toBe('주제를 하나 골라 주세요.');
    room.server.answer = (asked) => asked.method === 'POST' && asked.url.endsWith('/proposals') ? problem(409, 'proposal.known') : answer(asked);
    await room.click('.intents .choice:nth-child(1) input');
    await room.submit('dialog form');
    expect(room.find('dialog [role=alert]').textContent).toContain('이미 제안한 문장입니다');
  });
});

describe('the proposals', () => {
  it('show what they would change before anyone takes them, for each language', async () => {
    await visit();
    await tab(2);
    const rows = room.all('.effect tbody tr').map((row) => row.textContent);
    expect(rows[0]).toMatch(/한국어20001.*93.1 % → 93.4 %\+0.3%p 나아짐/);
    expect(rows[1]).toMatch(/영어19000.*92.0 % → 91.8 %−0.2%p 나빠짐/);
    expect(room.find('.patch button').getAttribute('aria-disabled')).toBeNull();
    expect(room.find('.patch').textContent).toMatch(/예문 1개.*git apply examples.patch/);
  });

  it('tell how far the computing is, and look again until it is done', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    knows.findings = running;
    await visit();
    await tab(2);
    expect(room.find('.examining').textContent).toContain('3/10');
    expect(room.find<HTMLProgressElement>('progress').getAttribute('value')).toBe('3');
    await room.click('.patch button');
    expect([room.find('.patch button').getAttribute('aria-disabled'), room.server.to('/patch')]).toEqual(['true', []]);
    expect(room.find('.patch').textContent).toContain('끝나면 내려받을 수 있습니다');
    knows.findings = done;
    await act(() => { vi.advanceTimersByTime(2_000); });
    await room.calm();
    expect(room.all('.effect tbody tr')).toHaveLength(2);
    expect(room.find('.patch button').getAttribute('aria-disabled')).toBeNull();
    const asked = room.server.to('/findings').length;
    await act(() => { vi.advanceTimersByTime(20_000); });
    expect(room.server.to('/findings')).toHaveLength(asked);
  });

  it('are taken along as a file that the browser keeps', async () => {
    const kept: string[] = [];
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) { kept.push(this.download); });
    await visit();
    await tab(2);
    await room.click('.patch button');
    expect([kept, room.all('.misses [role=alert]')]).toEqual([['examples.patch'], []]);
    click.mockRestore();
  });

  it.each([['findings.running', '정확도 변화를 계산하고 있습니다'], ['patch.empty', '반영할 예문이 없습니다']])('say in words why there is no file: %s', async (code, words) => {
    await visit();
    await tab(2);
    room.server.answer = (asked) => asked.url.endsWith('/patch') ? problem(409, code) : answer(asked);
    await room.click('.patch button');
    expect(room.find('.misses [role=alert]').textContent).toContain(words);
  });

  it('can be withdrawn; the focus goes to where they are listed', async () => {
    await visit();
    await tab(2);
    await room.click('.figures-act button');
    expect(room.server.to('/withdraw')).toHaveLength(1);
    expect(room.all('.figures-act button')).toHaveLength(1);
    expect(document.activeElement?.id).toBe('proposals-title');
    expect(room.all('.patch, .effect')).toEqual([]);
  });

  it('say in words that there are none', async () => {
    knows.proposals = [];
    await visit('supervisor', 'en');
    await tab(2);
    expect(room.words).toContain('Nothing is proposed');
  });
});

describe('the figures', () => {
  it('are a picture and tables of the same numbers', async () => {
    await visit();
    await tab(3);
    expect(room.find('svg[role=img]').getAttribute('aria-label')).toContain('주제 2개, 헷갈린 짝 1쌍');
    expect(room.all('.figures-both tbody tr').map((row) => row.textContent)).toEqual(['1지방세9090.0 %100.0 %', '2여권95100.0 %80.0 %']);
    expect(room.find('.misses section > .wide-table tbody tr').textContent).toBe('여권지방세4여권 세금');
  });

  it('put a confusion where its line and its column meet', async () => {
    await visit();
    await tab(3);
    const at = (element: Element | null | undefined, name: string) => Number(element?.getAttribute(name));
    const cell = [...room.root.querySelectorAll('svg g')].find((group) => group.querySelector('title'))?.querySelector('.heat-cell');
    const right = room.root.querySelectorAll('.heat-right');
    expect([at(cell, 'x'), at(cell, 'y')]).toEqual([at(right[0], 'x'), at(right[1], 'y')]);
  });

  it('say what to do when they could not be computed', async () => {
    knows.findings = { ...running, state: 'failed' };
    await visit();
    await tab(3);
    expect(room.find('.misses [role=alert]').textContent).toContain('관리자에게');
  });

  it('are shares and differences with their sign', () => {
    expect([percent(0.9341), percent(null), points(0.93, 0.934), points(0.93, 0.918), points(0.93, 0.93004)]).toEqual(['93.4 %', '–', '+0.4', '−1.2', '±0.0']);
  });
});

describe('accessibility', () => {
  const shown: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['the questions', () => visit()],
    ['no questions', () => { knows.clusters = []; return visit('supervisor', 'en'); }],
    ['the dialog', async () => { await visit(); await room.click('.cluster .primary'); await room.submit('dialog form'); }],
    ['the proposals', async () => { await visit(); await tab(2); }],
    ['the proposals while they are computed', async () => { knows.findings = running; await visit(); await tab(2); }],
    ['the figures', async () => { await visit('administrator', 'en'); await tab(3); }],
  ];

  it.each(shown)('has no fault that axe can find: %s', async (_, show) => {
    await show();
    expect(await faults()).toEqual([]);
  });
});
