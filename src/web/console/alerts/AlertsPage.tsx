import { useEffect, useState } from 'preact/hooks';
import { Bars } from '../Bars';
import { useDesk } from '../context';
import { HelpDialog } from '../HelpDialog';
import { Trouble } from '../misses/Trouble';
import { useAnswer } from '../misses/useAnswer';
import { Dialog } from '../parts/Dialog';
import { Icon } from '../parts/Icon';
import { wordsFor } from '../problems';
import { TopBar } from '../TopBar';
import { AlertForm } from './AlertForm';
import type { Alert } from './contract';

const moment = (at: string) => new Date(at).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });

/** Disaster mode: whether it is on, the switch, and what was said before. */
export function AlertsPage() {
  const { desk, t } = useDesk();
  const [helping, setHelping] = useState(false);
  const asked = useAnswer(desk.api.alerts);
  const title = t('alerts.title');
  const on = asked.value?.alerts.find((one) => one.on);
  const past = asked.value?.alerts.filter((one) => !one.on) ?? [];
  useEffect(() => { document.title = title; }, [title]);

  return (
    <div class="desk">
      <TopBar help={() => setHelping(true)} />
      <main class="misses" id="alerts">
        <Bars />
        <div class="misses-inside">
          <h2 class="misses-title" id="alerts-title" tabIndex={-1}>{title}</h2>
          <p class="misses-lead">{t('alerts.lead')}</p>
          <Trouble asked={asked} />
          {asked.value && (on ? <Current alert={on} again={asked.again} /> : <p class="alert-off" role="status">{t('alerts.off')}</p>)}
          {asked.value && <AlertForm kinds={asked.value.kinds} replaces={on !== undefined} raised={() => void asked.again()} />}
          {asked.value && <History alerts={past} />}
        </div>
      </main>
      {helping && <HelpDialog leave={() => setHelping(false)} />}
    </div>
  );
}

function Current({ alert, again }: { readonly alert: Alert; readonly again: () => Promise<void> }) {
  const { desk, texts, t } = useDesk();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState('');
  const end = async () => {
    const said = await desk.heeding(desk.api.endAlert(alert.id));
    setAsking(false);
    setProblem(said.ok ? '' : texts.words(wordsFor(said)));
    await again();
  };
  return (
    <section class="alert-on" aria-labelledby="alert-on">
      <h3 id="alert-on"><Icon name="warning" />{t('alerts.on', { kind: texts.named('alert-kind', alert.kind), until: moment(alert.until) })}</h3>
      {Object.entries(alert.words).map(([tag, words]) => <p key={tag} lang={tag}>{words}</p>)}
      <p class="field-hint">{t('alerts.by', { by: alert.by, reason: alert.reason })}</p>
      {problem && <p class="form-problem" role="alert">{problem}</p>}
      <button type="button" class="danger" onClick={() => setAsking(true)}>{t('alerts.end')}</button>
      {asking && (
        <Dialog title={t('alerts.end-title')} leave={() => setAsking(false)}>
          <p>{t('alerts.end-lead')}</p>
          <div class="dialog-acts">
            <button type="button" onClick={() => setAsking(false)}>{t('dialog.cancel')}</button>
            <button type="button" class="danger" onClick={() => void end()}>{t('alerts.end')}</button>
          </div>
        </Dialog>
      )}
    </section>
  );
}

function History({ alerts }: { readonly alerts: readonly Alert[] }) {
  const { texts, t } = useDesk();
  return (
    <>
      <h3 id="alerts-history">{t('alerts.history')}</h3>
      {alerts.length === 0 ? <p class="empty misses-empty">{t('alerts.none')}</p> : (
        <div class="wide-table" tabIndex={0} role="region" aria-labelledby="alerts-history">
          <table class="figures">
            <thead><tr>
              <th scope="col">{t('alerts.kind')}</th><th scope="col">{t('alerts.from')}</th><th scope="col">{t('alerts.to')}</th>
              <th scope="col">{t('alerts.who')}</th><th scope="col">{t('alerts.why')}</th>
            </tr></thead>
            <tbody>
              {alerts.map((one) => (
                <tr key={one.id}>
                  <th scope="row">{texts.named('alert-kind', one.kind)}</th>
                  <td>{moment(one.at)}</td><td>{moment(one.endedAt ?? one.until)}</td><td>{one.by}</td><td>{one.reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
