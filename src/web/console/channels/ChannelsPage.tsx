import { useEffect, useState } from 'preact/hooks';
import { Bars } from '../Bars';
import { useDesk } from '../context';
import { HelpDialog } from '../HelpDialog';
import { Trouble } from '../misses/Trouble';
import { useAnswer } from '../misses/useAnswer';
import { Icon } from '../parts/Icon';
import { TopBar } from '../TopBar';
import type { ChannelRow } from './contract';

/** How the channels are: whether their vendors take our token and send to us, and what came in and went out. */
export function ChannelsPage() {
  const { desk, t } = useDesk();
  const [helping, setHelping] = useState(false);
  const rows = useAnswer(desk.api.channels);
  const title = t('channels.title');
  useEffect(() => { document.title = title; }, [title]);

  return (
    <div class="desk">
      <TopBar help={() => setHelping(true)} />
      <main class="misses" id="channels">
        <Bars />
        <div class="misses-inside">
          <h2 class="misses-title" id="channels-title" tabIndex={-1}>{title}</h2>
          <p class="misses-lead">{t('channels.lead')}</p>
          <Trouble asked={rows} />
          {rows.value?.length === 0 && <p class="empty misses-empty">{t('channels.none')}</p>}
          {rows.value && rows.value.length > 0 && <Table rows={rows.value} />}
          {rows.value && <p class="channels-again"><button type="button" class="small" onClick={() => void rows.again()}>{t('channels.again')}</button></p>}
        </div>
      </main>
      {helping && <HelpDialog leave={() => setHelping(false)} />}
    </div>
  );
}

const columns = ['channels.channel', 'channels.state', 'channels.last-in', 'channels.last-out', 'channels.waiting', 'channels.failures'] as const;

function Table({ rows }: { readonly rows: readonly ChannelRow[] }) {
  const { texts, t } = useDesk();
  const time = (at: string | null) => at ? <time dateTime={at}>{new Date(at).toLocaleString(document.documentElement.lang)}</time> : '–';
  return (
    <div class="wide-table" tabIndex={0} role="region" aria-label={t('channels.title')}>
      <table class="figures stacked">
        <thead><tr>{columns.map((column) => <th scope="col" key={column}>{t(column)}</th>)}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.channel}>
              <th scope="row">{texts.named('channel', row.channel)}</th>
              <td data-label={t('channels.state')}><State row={row} /></td>
              <td data-label={t('channels.last-in')}>{time(row.lastIn)}</td>
              <td data-label={t('channels.last-out')}>{time(row.lastOut)}</td>
              <td data-label={t('channels.waiting')} class="number">{row.waiting}</td>
              <td data-label={t('channels.failures')}>{row.failures === 0 ? '0' : `${row.failures} (${texts.find('delivery-reason', row.lastFailure ?? '') ?? row.lastFailure})`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function State({ row }: { readonly row: ChannelRow }) {
  const { texts, t } = useDesk();
  if (row.well === null) return <>{t('channels.not-asked')}</>;
  const detail = row.detail && (texts.find('delivery-reason', row.detail) ?? row.detail);
  return row.well
    ? <span><Icon name="check" />{t('channels.well')}{detail && ` · ${detail}`}</span>
    : <strong class="not-delivered"><Icon name="warning" />{t('channels.ill')}{detail && ` · ${detail}`}</strong>;
}
