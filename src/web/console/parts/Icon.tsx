/** Drawn for a 16 × 16 field, in lines. Decoration: what it means is always in words beside it or in the label. */
const shapes = {
  warning: 'M8 1.8 14.8 14H1.2ZM8 6v4M8 11.8v.4',
  info: 'M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13M8 7.2v4M8 4.6v.4',
  offline: 'M2 2l12 12M1.5 6.2a10 10 0 0 1 3-1.9M14.5 6.2A10 10 0 0 0 7 3.6M4 9a6 6 0 0 1 2.6-1.5M12 9a6 6 0 0 0-1.4-1M8 12.4v.2',
  cross: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  back: 'M10 2.5 4.5 8l5.5 5.5',
  down: 'M3.5 6 8 10.5 12.5 6',
  right: 'M6 3.5 10.5 8 6 12.5',
  bell: 'M3.5 11.5h9l-1.2-1.8V6.5a3.3 3.3 0 0 0-6.6 0v3.2ZM6.8 13.8h2.4',
  'bell-off': 'M2 2l12 12M5 5.2 4.7 6.5v3.2l-1.2 1.8h7.8M6 3.8a3.3 3.3 0 0 1 5.3 2.7v2.4M6.8 13.8h2.4',
  person: 'M8 7.6a2.9 2.9 0 1 0 0-5.8 2.9 2.9 0 1 0 0 5.8M2.5 14.2a5.5 5.5 0 0 1 11 0',
  bot: 'M3 5.5h10v7.5H3ZM8 5.5V2.8M6 8.6v.8M10 8.6v.8M6.5 11.2h3',
  lock: 'M3.8 7.2h8.4v6.3H3.8ZM5.6 7.2V5a2.4 2.4 0 0 1 4.8 0v2.2',
  note: 'M3 2.5h10v7.2L9.7 13.5H3ZM13 9.7H9.7v3.8M5.4 5.6h5M5.4 8.2h2.6',
  check: 'M2.8 8.6 6.4 12l6.8-7.6',
  clock: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 1 0 8 1.8M8 4.6V8l2.4 1.6',
  pin: 'M8 14.4c2.8-3 4.4-5.4 4.4-7.6a4.4 4.4 0 1 0-8.8 0c0 2.2 1.6 4.6 4.4 7.6ZM8 8.3a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3',
  send: 'M2 8.2 14 2.5l-3.4 11.2-3-4.6Z',
  transfer: 'M2 5.2h10.5M9.8 2.4l2.9 2.8L9.8 8M14 11H3.5M6.2 8.2 3.3 11l2.9 2.8',
  done: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 1 0 8 1.8M5 8.3l2.1 2L11 6.2',
  phone: 'M3.2 2.5h2.6l1.2 3-1.6 1.2a8.5 8.5 0 0 0 3.9 3.9l1.2-1.6 3 1.2v2.6c-6 .8-11.1-4.3-10.3-10.3Z',
  file: 'M3.8 1.8h5l3.4 3.4v9H3.8ZM8.8 1.8v3.4h3.4',
} as const;

export type IconName = keyof typeof shapes;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d={shapes[name]} />
    </svg>
  );
}
