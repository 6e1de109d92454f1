import { useDesk } from './context';
import { Icon } from './parts/Icon';
import { Words } from './parts/Words';
import type { Outgoing } from './shape';

/** Written here and not yet in the transcript: on its way, waiting for the connection, or refused. */
export function OutgoingBubble({ ticket, outgoing }: { readonly ticket: string; readonly outgoing: Outgoing }) {
  const { state, t } = useDesk('session');
  const kind = outgoing.kind === 'note' ? 'note' : 'counselor';
  return (
    <article class={`bubble bubble-${kind} bubble-outgoing`}>
      <p class="bubble-who"><Icon name={kind === 'note' ? 'lock' : 'person'} />{kind === 'note' ? t('note.by', { name: state.session?.name ?? '' }) : state.session?.name}</p>
      <div class="bubble-box"><Words text={outgoing.text} /></div>
      <Way ticket={ticket} outgoing={outgoing} />
    </article>
  );
}

function Way({ ticket, outgoing }: { readonly ticket: string; readonly outgoing: Outgoing }) {
  const { desk, store, texts, t } = useDesk();
  if (outgoing.is === 'sending' || outgoing.is === 'stored')
    return <p class="bubble-foot">{outgoing.privately && <span><Icon name="lock" />{t('delivery.private')}</span>}<Icon name="clock" />{t('delivery.sending')}</p>;
  const drop = () => store.tell({ is: 'outgoingDropped', ticket, id: outgoing.id });
  const rewrite = () => {
    const text = [outgoing.text, store.state.drafts[ticket]?.[outgoing.kind]].filter(Boolean).join('\n');
    store.tell({ is: 'draftChanged', ticket, draft: { kind: outgoing.kind, [outgoing.kind]: text } });
    drop();
    document.getElementById('composer')?.focus();
  };
  return (
    <div class="bubble-foot bubble-foot-problem" role="alert">
      <strong class="not-delivered"><Icon name="warning" />{outgoing.problem ? texts.words(outgoing.problem) : t('problem.unreachable')}</strong>
      {outgoing.is === 'unreachable'
        ? <button type="button" class="small" onClick={() => desk.outbox.retry(ticket)}>{t('again')}</button>
        : <button type="button" class="small" onClick={rewrite}>{t('outgoing.rewrite')}</button>}
      <button type="button" class="small" onClick={drop}>{t('outgoing.discard')}</button>
    </div>
  );
}
