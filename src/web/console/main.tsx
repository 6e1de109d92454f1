import { render } from 'preact';
import './styles/tokens.css';
import './styles/frame.css';
import './styles/parts.css';
import './styles/queue.css';
import './styles/ticket.css';
import './styles/composer.css';
import './styles/misses.css';
import './styles/cases.css';
import './styles/alerts.css';
import { DeskApi } from './api';
import { App } from './App';
import { RoomContext } from './context';
import { Desk } from './desk';
import type { Fact } from './facts';
import { keepLive } from './live';
import { remember } from './memory';
import { preferencesFrom } from './preferences';
import { keepAddress } from './address';
import { initial, type State } from './shape';
import { reduce } from './state';
import { Store } from './store';

const fetching: typeof fetch = (input, init) => fetch(input, init);
const wire = { fetch: fetching, now: () => Date.now(), random: () => Math.random() };
const store = new Store<State, Fact>(reduce, initial);
const preferences = preferencesFrom(localStorage, navigator.language);
const desk = new Desk(new DeskApi(fetching), store, wire);

remember(store, sessionStorage);
const events = keepLive(store, desk, wire);
keepAddress(store, desk, window);
addEventListener('online', () => events.tryNow());
for (const sign of ['visibilitychange', 'focus', 'blur'])
  addEventListener(sign, () => store.tell({
    is: 'watchingChanged', watching: document.visibilityState === 'visible' && document.hasFocus(),
  }));
void desk.start();

render(
  <RoomContext.Provider value={{ store, preferences, desk, events }}><App /></RoomContext.Provider>,
  document.getElementById('desk')!,
);
