import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { isCounselor, isSystem, placeOf } from '../shared/activity';
import { beginning } from '../shared/fold';
import { Attachments } from './Attachments';
import { Icon } from './icons';
import { elsewhere, Linked } from './Linked';
import { mapUrl } from './place';
import type { Entry } from './state';
import { clockTime } from './times';
import { speaker } from './transcript';
import type { Ui } from './Widget';

interface MessageProps {
  ui: Ui;
  entry: Entry;
  /** First and last of the lines that one speaker sent in one go. */
  first: boolean;
  last: boolean;
  isLastOwn: boolean;
}

export function MessageLine(props: MessageProps): JSX.Element {
  const { ui, entry, first } = props;
  const { activity, mine, notice } = entry;
  if (notice || isSystem(activity)) {
    return <p class="system"><Linked text={notice ? ui.t(notice) : (activity.text ?? '')} /></p>;
  }
  const side = mine ? 'mine' : isCounselor(activity) ? 'counselor' : 'bot';
  return (
    <div class={`line ${side}`} data-first={first}>
      <p class={first && !mine ? 'who' : 'hidden'}>{speaker(entry, ui.t)}</p>
      {activity.text && <Bubble ui={ui} text={activity.text} language={activity.locale} />}
      <Place ui={ui} entry={entry} />
      <Attachments ui={ui} entry={entry} />
      <Meta {...props} />
    </div>
  );
}

/** A text of many screens is folded: whoever wants all of it unfolds it. */
function Bubble({ ui: { t }, text, language }: { ui: Ui; text: string; language: string | undefined }): JSX.Element {
  const [whole, setWhole] = useState(false);
  const head = beginning(text);
  return (
    <>
      <p class="bubble" lang={language}><Linked text={whole ? text : (head ?? text)} /></p>
      {head && <button type="button" class="small" aria-expanded={whole} onClick={() => setWhole(!whole)}>{t(whole ? 'show-less' : 'show-all')}</button>}
    </>
  );
}

function Place({ ui: { t }, entry }: { ui: Ui; entry: Entry }): JSX.Element | null {
  const place = placeOf(entry.activity);
  if (!place) return null;
  const href = mapUrl(place);
  return <a class="action" href={href} {...elsewhere(href)}><Icon name="pin" />{t('open-map')}</a>;
}

function Meta({ ui: { chat, t, language }, entry, last, isLastOwn }: MessageProps): JSX.Element | null {
  const { delivery, mine, at, reason, masked, key, activity } = entry;
  const failed = delivery === 'failed' || delivery === 'refused';
  const files = (activity.attachments ?? []).map(({ name }) => name).join(', ');
  const pending = delivery === 'sending' || delivery === 'waiting';
  const shown = mine && (isLastOwn || delivery !== 'sent');
  return (
    <>
      {masked && <p class="meta">{t('masked')}</p>}
      {failed && (
        <div class="failed" role="alert">
          <Icon name="alert" />
          <p>{t('failed')}{files && ` (${files})`}{reason && <>. <Linked text={reason} /></>}</p>
          {delivery === 'failed'
            ? <button type="button" class="small" onClick={() => chat.retry(key)}>{t('retry')}</button>
            : <button type="button" class="small" onClick={() => chat.remove(key)}>{t('remove')}</button>}
        </div>
      )}
      {(last || shown) && !failed && (
        <p class="meta" data-pending={pending}>
          {shown && <span>{t(delivery)}</span>}
          {!pending && <time dateTime={new Date(at).toISOString()}>{clockTime(language, at)}</time>}
        </p>
      )}
    </>
  );
}
