import { useDesk } from './context';
import { Icon } from './parts/Icon';
import { useNow } from './parts/useNow';
import type { Notice } from './shape';

/** What is wrong and what to do about it, on top of everything. */
export function Bars() {
  const { state } = useDesk('connection', 'notices');
  return (
    <div class="bars">
      {state.connection.is === 'lost' && <LostBar retryAt={state.connection.retryAt} />}
      {state.notices.map((notice) => <NoticeBar key={notice.key} notice={notice} />)}
    </div>
  );
}

function LostBar({ retryAt }: { readonly retryAt: number }) {
  const { t, events } = useDesk();
  const seconds = Math.max(0, Math.ceil((retryAt - useNow()) / 1_000));
  return (
    <div class="bar bar-lost">
      <Icon name="offline" />
      <p role="alert">{t('connection.lost-bar')}</p>
      <span class="bar-count">{t('connection.retry-in', { seconds })}</span>
      <button type="button" class="small" onClick={() => events.tryNow()}>{t('connection.now')}</button>
    </div>
  );
}

function NoticeBar({ notice }: { readonly notice: Notice }) {
  const { t, texts, store, desk } = useDesk();
  const again = () => {
    store.tell({ is: 'noticeDismissed', key: notice.key });
    if (notice.again === 'lists') void desk.loadLists();
    const open = store.state.open;
    if (notice.again === 'conversation' && open) void desk.loadConversation(open);
  };
  return (
    <div class={`bar bar-${notice.tone}`}>
      <Icon name={notice.tone === 'error' ? 'warning' : 'info'} />
      <p role={notice.tone === 'error' ? 'alert' : 'status'}>{texts.words(notice)}</p>
      {notice.again && <button type="button" class="small" onClick={again}>{t('again')}</button>}
      <button
        type="button" class="icon-button" aria-label={t('dismiss')}
        onClick={() => store.tell({ is: 'noticeDismissed', key: notice.key })}
      ><Icon name="cross" /></button>
    </div>
  );
}
