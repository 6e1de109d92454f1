import { afterEach, expect, it, vi } from 'vitest';
import { Chime } from '../../src/web/console/sound';
import { ticket } from './console.fixtures';

afterEach(() => vi.unstubAllGlobals());

it.each([[false, 0], [true, 1]])('opens the synthesizer only once the page was touched: %s', (hasBeenActive, opened) => {
  let made = 0;
  class Node {
    readonly gain = { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} };
    connect = (next: unknown) => next;
    start() {}
    stop() {}
  }
  vi.stubGlobal('AudioContext', class { readonly state = 'running'; readonly currentTime = 0; constructor() { made++; } });
  vi.stubGlobal('OscillatorNode', Node);
  vi.stubGlobal('GainNode', Node);
  vi.stubGlobal('navigator', { userActivation: { hasBeenActive } });

  const chime = new Chime();
  chime.ring({ number: 1, is: 'waiting', ticket: ticket('waits') });
  chime.ring({ number: 1, is: 'waiting', ticket: ticket('waits') });

  expect(made).toBe(opened);
});
