import { useEffect, useRef, useState } from 'preact/hooks';
import { useDesk } from './context';
import { calling } from './line';
import { addressOf, usePage, type Page } from './usePage';
import { Dialog } from './parts/Dialog';
import { Icon } from './parts/Icon';
import { Mark } from './parts/Mark';
import { looksAtCases, readsTickets, reviews } from './rights';
import { Settings } from './Settings';

/** Who is here, on duty or not, and whether the desk hears the server. */
export function TopBar({ help }: { readonly help: () => void }) {
  const { settings, preferences, t } = useDesk();
  const sound = t(settings.sound ? 'settings.sound-on' : 'settings.sound-off');
  return (
    <header class="top">
      <h1 class="brand"><Mark /><span>{t('desk.title')}</span></h1>
      <Pages />
      <ConnectionState />
      <span class="top-space" />
      <DutySwitch />
      <button
        type="button" class="icon-button" aria-pressed={settings.sound} aria-label={t('settings.sound')} title={sound}
        onClick={() => preferences.tell({ sound: !settings.sound })}
      ><Icon name={settings.sound ? 'bell' : 'bell-off'} /></button>
      <button type="button" class="icon-button help-button" aria-label={t('help.title')} title={`${t('help.title')} (?)`} onClick={help}>?</button>
      <Account />
    </header>
  );
}

const mine: Readonly<Record<Page, typeof reviews>> = { desk: readsTickets, misses: reviews, cases: looksAtCases, alerts: reviews, channels: reviews };

/** The other pages, for whoever has any. */
function Pages() {
  const { state, t } = useDesk('session');
  const page = usePage();
  const pages = (Object.keys(mine) as Page[]).filter((one) => mine[one](state.session));
  if (pages.length < 2) return null;
  return (
    <nav class="top-pages" aria-label={t('pages.title')}>
      {pages.map((one) => <a key={one} href={addressOf[one]} aria-current={page === one ? 'page' : undefined}>{t(`pages.${one}`)}</a>)}
    </nav>
  );
}

function ConnectionState() {
  const { state, t } = useDesk('connection', 'session');
  if (!readsTickets(state.session)) return null;
  return (
    <p class={`connection connection-${state.connection.is}`} role="status">
      <span class="connection-dot" aria-hidden="true" />
      <span class="connection-words">{t(`connection.${state.connection.is}`)}</span>
    </p>
  );
}

function DutySwitch() {
  const { state, desk, t } = useDesk('session');
  if (!readsTickets(state.session)) return null;
  const on = state.session?.onDuty ?? false;
  return (
    <button type="button" class="duty" role="switch" aria-checked={on} aria-label={t('duty.label')} onClick={() => void desk.setDuty(!on)}>
      <span class="duty-knob" aria-hidden="true" /><span aria-hidden="true">{t(on ? 'duty.on' : 'duty.off')}</span>
    </button>
  );
}

function Account() {
  const { state, t } = useDesk('session');
  const [asking, setAsking] = useState(false);
  const menu = useRef<HTMLDetailsElement>(null);
  useClosing(menu);
  const name = state.session?.name ?? '';
  return (
    <>
      <details class="menu" ref={menu}>
        <summary aria-label={t('settings.menu', { name })}>
          <span class="menu-name">{name}</span><Icon name="down" />
        </summary>
        <Settings signOut={() => { menu.current?.removeAttribute('open'); setAsking(true); }} />
      </details>
      {asking && <SignOutQuestion leave={() => setAsking(false)} />}
    </>
  );
}

/** Signs out at once, unless something written would be lost by it. */
function SignOutQuestion({ leave }: { readonly leave: () => void }) {
  const { state, desk, t } = useDesk('outgoing');
  const unsent = Object.values(state.outgoing).flat().filter((one) => one.is !== 'stored').length;
  useEffect(() => {
    if (unsent > 0) return;
    leave();
    void desk.signOut();
  }, []);
  if (unsent === 0) return null;
  return (
    <Dialog title={t('sign-out.unsent-title')} leave={leave}>
      <p>{t('sign-out.unsent', { unsent })}</p>
      <div class="dialog-acts">
        <button type="button" onClick={leave}>{t('dialog.stay')}</button>
        <button type="button" class="danger" onClick={() => void desk.signOut()}>{t('sign-out.anyway')}</button>
      </div>
    </Dialog>
  );
}

/** Escape and a click elsewhere close the menu; Escape gives the focus back. */
function useClosing(menu: { readonly current: HTMLDetailsElement | null }) {
  useEffect(() => {
    const outside = (event: Event) => {
      if (menu.current?.open && !menu.current.contains(event.target as Node)) menu.current.open = false;
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !menu.current?.open) return;
      event.stopPropagation();
      menu.current.open = false;
      menu.current.querySelector('summary')?.focus();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('keydown', escape, true);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('keydown', escape, true);
    };
  }, []);
}

/** The number of those who call, in the window's title: seen from another tab. */
export function useTitle() {
  const { state, t } = useDesk('tickets', 'conversations', 'seen', 'session');
  const number = calling(state);
  const title = t('desk.title');
  useEffect(() => {
    document.title = number > 0 ? `(${number}) ${title}` : title;
    return () => { document.title = title; };
  }, [number, title]);
}
