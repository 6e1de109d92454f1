import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { Texts } from '../shared/texts';
import { AlertBar } from './AlertBar';
import type { Chat } from './chat';
import { Composer } from './Composer';
import { Header } from './Header';
import { Icon } from './icons';
import { Log } from './Log';
import { ProblemBar } from './ProblemBar';
import { RestartQuestion } from './RestartQuestion';
import { Settings } from './Settings';
import { useKeyboardSafeFrame, usePhone, useTheme } from './screen';

/** What every view needs: the chat, the words of the moment, and their language. */
export interface Ui {
  chat: Chat;
  t: Texts;
  language: string;
}

export type Sheet = 'settings' | 'restart' | null;

export function Widget({ chat, inline, heading }: { chat: Chat; inline: boolean; heading: string | null }): JSX.Element {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useLayoutEffect(() => chat.watch(() => redraw(undefined)), [chat]);
  const ui: Ui = { chat, t: chat.texts, language: chat.wording.language };
  const theme = useTheme(chat.preferences.theme);
  const open = inline || chat.state.open;

  return (
    <div class="root" lang={ui.language} data-theme={theme} data-size={chat.preferences.size} data-inline={inline}>
      {!inline && <Launcher ui={ui} open={open} />}
      <Panel ui={ui} open={open} inline={inline} heading={heading ?? ui.t('title')} />
    </div>
  );
}

function Launcher({ ui: { chat, t }, open }: { ui: Ui; open: boolean }): JSX.Element {
  const { unread } = chat.state;
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(open);
  useEffect(() => {
    if (wasOpen.current && !open) button.current?.focus();
    wasOpen.current = open;
  }, [open]);

  return (
    <button
      ref={button} type="button" class="launcher" aria-haspopup="dialog" aria-expanded={open}
      aria-label={unread ? t('launch-unread', { count: unread }) : undefined} onClick={() => (open ? chat.close() : chat.open())}
    >
      <Icon name="chat" />
      <span>{t('launch')}</span>
      {unread > 0 && <span class="badge" aria-hidden="true">{unread}</span>}
    </button>
  );
}

interface PanelProps {
  ui: Ui;
  open: boolean;
  inline: boolean;
  heading: string;
}

function Panel({ ui, open, inline, heading }: PanelProps): JSX.Element {
  const [sheet, setSheet] = useState<Sheet>(null);
  const panel = useRef<HTMLElement>(null);
  const fullScreen = usePhone() && !inline && open;
  useKeyboardSafeFrame(panel, fullScreen);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.isComposing && !inline && !sheet) ui.chat.close();
    if (event.key === 'Tab' && fullScreen) stayInside(event, panel.current);
  };

  return (
    <section
      ref={panel} class="panel" hidden={!open} tabIndex={-1} aria-label={heading}
      role={inline ? 'region' : 'dialog'} aria-modal={fullScreen || undefined} onKeyDown={onKeyDown}
    >
      <div class="body" inert={sheet !== null}>
        <Header ui={ui} heading={heading} inline={inline} onSettings={() => setSheet('settings')} />
        <AlertBar ui={ui} open={open} />
        <ProblemBar ui={ui} />
        <Log ui={ui} open={open} />
        <Composer ui={ui} open={open && !inline} />
      </div>
      {sheet === 'settings' && <Settings ui={ui} onClose={() => setSheet(null)} onRestart={() => setSheet('restart')} />}
      {sheet === 'restart' && <RestartQuestion ui={ui} onClose={() => setSheet(null)} />}
    </section>
  );
}

/** A full-screen dialog hides the page behind it, so the Tab key must not wander there. */
function stayInside(event: KeyboardEvent, panel: HTMLElement | null): void {
  const stops = [...(panel?.querySelectorAll<HTMLElement>('button, select, textarea, input, a[href], [tabindex="0"]') ?? [])]
    .filter((element) => element.getClientRects().length && !element.closest('[inert]') && !element.matches(':disabled'));
  const active = (panel?.getRootNode() as ShadowRoot | undefined)?.activeElement;
  const leaving = event.shiftKey ? stops[0] : stops.at(-1);
  if (active !== leaving && active !== panel) return;
  if (active === panel && !event.shiftKey) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
}
