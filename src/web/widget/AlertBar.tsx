import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from './icons';
import { Linked } from './Linked';
import type { Ui } from './Widget';

/** Disaster mode. */
export interface Alert {
  id: string;
  text: string;
}

const every = 15_000;

/** What everybody must hear, also who says nothing: asked for when the line says so, and now and then while somebody looks. Always in the page, as the problems are. */
export function AlertBar({ ui: { chat, t, language }, open }: { ui: Ui; open: boolean }): JSX.Element {
  const [alert, setAlert] = useState<Alert | null>(null);
  const [dismissed, setDismissed] = useState('');
  const { warned } = chat.state;
  useEffect(() => {
    if (!open) return;
    let current = true;
    const ask = async () => {
      if (document.hidden) return;
      const heard = await chat.alert();
      if (current && heard !== undefined) setAlert(heard);
    };
    void ask();
    const timer = setInterval(() => void ask(), every);
    const onShown = () => void ask();
    document.addEventListener('visibilitychange', onShown);
    return () => {
      current = false;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onShown);
    };
  }, [open, language, chat, warned]);

  return (
    <div role="alert">
      {alert && alert.id !== dismissed && (
        <div class="alert">
          <Icon name="alert" />
          <p><Linked text={alert.text} /></p>
          <button type="button" class="plain" aria-label={t('dismiss')} onClick={() => setDismissed(alert.id)}>
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}
