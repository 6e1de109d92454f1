import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { Store, useParts } from '../../src/web/console/store';

interface Both {
  readonly left: number;
  readonly right: number;
}

const both = () => new Store<Both, Partial<Both>>((state, change) => ({ ...state, ...change }), { left: 0, right: 0 });

it('A view is drawn again for the parts that it shows, and for no others', async () => {
  const store = both();
  const drawn: number[] = [];
  const View = () => {
    drawn.push(useParts(store, ['left']).left);
    return null;
  };
  const root = document.createElement('div');
  await act(() => render(<View />, root));
  await act(() => store.tell({ right: 1 }));
  await act(() => store.tell({ left: 7 }));
  await act(() => store.tell({ right: 2 }));
  expect(drawn).toEqual([0, 7]);
  await act(() => render(null, root));
  await act(() => store.tell({ left: 8 }));
  expect(drawn).toEqual([0, 7]);
});

it('What changes between the drawing and the watching is not missed', async () => {
  const store = both();
  let seen = -1;
  const View = () => {
    seen = useParts(store, ['left']).left;
    return null;
  };
  await act(() => {
    render(<View />, document.createElement('div'));
    store.tell({ left: 7 });
  });
  expect(seen).toBe(7);
});

it('A fact that changes nothing wakes nobody', () => {
  const store = new Store<Both, null>((state) => state, { left: 0, right: 0 });
  let woken = 0;
  store.watch(() => woken++);
  store.tell(null);
  expect(woken).toBe(0);
});
