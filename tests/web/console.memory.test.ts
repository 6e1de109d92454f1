import { beforeEach, describe, expect, it } from 'vitest';
import { firstToken, keepAddress } from '../../src/web/console/address';
import { DeskApi } from '../../src/web/console/api';
import { Desk } from '../../src/web/console/desk';
import type { Fact } from '../../src/web/console/facts';
import { remember } from '../../src/web/console/memory';
import { preferencesFrom } from '../../src/web/console/preferences';
import { initial, type State } from '../../src/web/console/shape';
import { reduce } from '../../src/web/console/state';
import { Store } from '../../src/web/console/store';
import { listed, myTicket, session, signedIn } from './console.fixtures';
import { Server } from './console.server';

const page = () => {
  const store = new Store<State, Fact>(reduce, initial);
  remember(store, sessionStorage);
  return store;
};
const writing: Fact = { is: 'draftChanged', ticket: 't', draft: { message: '쓰던 글' } };

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  history.replaceState(null, '', '/desk/');
});

describe('a reload of the page', () => {
  it('keeps what was written, sent or not, and what was seen', () => {
    const before = page();
    const outgoing = { id: 'o1', kind: 'message', text: '아직 안 간 글', at: '2026-11-22T01:00:00Z', is: 'sending', problem: null } as const;
    for (const fact of [signedIn, { is: 'written', ticket: 'u', outgoing }, writing] as const) before.tell(fact);
    const after = page();
    after.tell(signedIn);
    expect(after.state.drafts['t']?.message).toBe('쓰던 글');
    expect(after.state.outgoing['u']).toEqual([outgoing]);
  });

  it('shows it to nobody else', () => {
    const before = page();
    [signedIn, writing].forEach((fact) => before.tell(fact));
    const after = page();
    after.tell({ is: 'signedIn', session: { ...session, name: '이서준' } });
    expect(after.state.drafts).toEqual({});
  });

  it('finds nothing after a sign-out', () => {
    const before = page();
    const out: Fact = { is: 'signedOut', expired: false };
    [signedIn, writing, out].forEach((fact) => before.tell(fact));
    expect(sessionStorage).toHaveLength(0);
  });

  it('keeps the settings of this machine', () => {
    preferencesFrom(localStorage, 'ko-KR').tell({ theme: 'dark', sound: false });
    expect(preferencesFrom(localStorage, 'en-US').state).toEqual({ language: 'ko', theme: 'dark', sound: false, letters: true });
  });

  it('speaks the browser’s language at the first visit', () => {
    expect(preferencesFrom(localStorage, 'ko').state.language).toBe('ko');
    localStorage.clear();
    expect(preferencesFrom(localStorage, 'vi-VN').state.language).toBe('en');
  });
});

describe('the address', () => {
  const addressed = () => {
    const server = new Server();
    server.answer = () => new Response(null, { status: 404 });
    const store = new Store<State, Fact>(reduce, initial);
    const desk = new Desk(new DeskApi(server.fetch as typeof fetch), store, { now: () => 0, random: () => 0 });
    keepAddress(store, desk, window);
    return { store, desk, server };
  };

  it('holds the open conversation, and the way back leaves it', () => {
    const { store, desk } = addressed();
    [signedIn, listed(myTicket('t/1'))].forEach((fact) => store.tell(fact));
    desk.open('t/1');
    expect(location.hash).toBe('#ticket=t%2F1');
    desk.open(null);
    expect(location.hash).toBe('');
    history.replaceState(null, '', '#ticket=t%2F1');
    dispatchEvent(new Event('popstate'));
    expect(store.state.open).toBe('t/1');
  });

  it('opens the conversation that it names, once somebody has signed in', () => {
    history.replaceState(null, '', '#ticket=t');
    const { store, server } = addressed();
    expect(server.asked).toEqual([]);
    store.tell(signedIn);
    expect(store.state.open).toBe('t');
    expect(server.to('/api/desk/tickets/t')).toHaveLength(1);
  });

  it('of the first sign-in carries its token', () => {
    expect(firstToken('#first=abc-123')).toBe('abc-123');
    expect(firstToken('#ticket=t')).toBeNull();
  });
});
