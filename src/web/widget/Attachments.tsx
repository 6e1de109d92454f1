import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type Attachment, imageUrl, safeUrl } from '../shared/activity';
import { CardView } from './CardView';
import { cardOf } from '../shared/cards';
import { Icon } from './icons';
import { elsewhere } from './Linked';
import type { Entry } from './state';
import type { Ui } from './Widget';

export function Attachments({ ui, entry }: { ui: Ui; entry: Entry }): JSX.Element | null {
  const { attachments = [], attachmentLayout } = entry.activity;
  if (!attachments.length) return null;
  const carousel = attachmentLayout === 'carousel' && attachments.length > 1;
  return (
    <div class={carousel ? 'carousel' : 'stack'} lang={entry.activity.locale} {...(carousel && { tabIndex: 0, role: 'group', 'aria-label': ui.t('log') })}>
      {attachments.map((attachment, index) => (
        <AttachmentView key={index} ui={ui} attachment={attachment} preview={entry.previews?.[index]} />
      ))}
    </div>
  );
}

interface AttachmentProps {
  ui: Ui;
  attachment: Attachment;
  preview: string | undefined;
}

function AttachmentView({ ui, attachment, preview }: AttachmentProps): JSX.Element | null {
  const { chat } = ui;
  const [broken, setBroken] = useState(false);
  const card = cardOf(attachment);
  if (card) return <CardView ui={ui} card={card} attachment={attachment} />;

  const { contentType, contentUrl, name } = attachment;
  const href = safeUrl(contentUrl, chat.base);
  const src = contentType.startsWith('image/') && !broken ? (preview ?? imageUrl(contentUrl, chat.base)) : undefined;
  if (src) return <Picture ui={ui} src={src} href={href} name={name} onBroken={() => setBroken(true)} />;
  if (contentType.startsWith('audio/') && href) return <audio controls src={href} aria-label={name} />;
  if (contentType.startsWith('video/') && href) return <video controls src={href} aria-label={name} />;
  return <FileChip ui={ui} href={href} name={name} />;
}

function FileChip({ ui: { t }, href, name }: { ui: Ui; href: string | undefined; name: string | undefined }): JSX.Element {
  const words = <><Icon name="file" /><span>{name ?? t(href ? 'file' : 'unsupported')}</span></>;
  return href ? <a class="file" href={href} {...elsewhere(href)}>{words}</a> : <p class="file">{words}</p>;
}

interface PictureProps {
  ui: Ui;
  src: string;
  href: string | undefined;
  name: string | undefined;
  /** This browser cannot show it, as with a phone's own format: the file is offered instead. */
  onBroken(): void;
}

function Picture({ ui: { t }, src, href, name, onBroken }: PictureProps): JSX.Element {
  const label = name ?? t('photo');
  const picture = <img src={src} alt={label} onError={onBroken} />;
  return href
    ? <a class="picture" href={href} aria-label={t('open-photo', { name: label })} {...elsewhere(href)}>{picture}</a>
    : <span class="picture">{picture}</span>;
}
