import type { JSX } from 'preact';

const paths = {
  chat: 'M4 5.5h16v11H11l-4.5 3.6v-3.6H4z M8.5 11h.01 M12 11h.01 M15.5 11h.01',
  close: 'M6 6l12 12 M18 6L6 18',
  settings: 'M4 7h9 M19 7h1 M4 17h1 M11 17h9 M16 4.5v5 M8 14.5v5',
  plus: 'M12 5v14 M5 12h14',
  send: 'M5 12h13 M12.5 5.5L19 12l-6.5 6.5',
  camera: 'M4 8h3.5L9 5.5h6L16.5 8H20v11H4z M12 16.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4z',
  picture: 'M4 5h16v14H4z M4 16l4.5-4.5 3.5 3.5 3-3 5 5 M9 9h.01',
  pin: 'M12 21s6.5-6 6.5-11a6.5 6.5 0 0 0-13 0c0 5 6.5 11 6.5 11z M12 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z',
  down: 'M12 5v13 M6 12.5l6 6 6-6',
  save: 'M12 4v11 M7 10.5l5 5 5-5 M5 20h14',
  restart: 'M5 12a7 7 0 1 0 2.2-5.1 M5 4v4.5h4.5',
  file: 'M6 3.5h8L18.5 8v12.5H6z M13.5 3.5V8.5h5',
  alert: 'M12 4l9 16H3z M12 10.5v4 M12 17.3h.01',
  phone: 'M6 4h4l1.5 4.5-2.3 1.6a11 11 0 0 0 4.7 4.7l1.6-2.3L20 14v4.5A1.5 1.5 0 0 1 18.5 20 14.5 14.5 0 0 1 4 5.5 1.5 1.5 0 0 1 6 4z',
  out: 'M10 6H5v13h13v-5 M13 4.5h6.5V11 M19.5 4.5L11 13',
  globe: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17z M3.5 12h17 M12 3.5c2.5 2.3 3.6 5 3.6 8.5s-1.1 6.2-3.6 8.5c-2.5-2.3-3.6-5-3.6-8.5s1.1-6.2 3.6-8.5z',
};

/** A line drawing beside words that say the same, so it is hidden from screen readers. */
export function Icon({ name }: { name: keyof typeof paths }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
