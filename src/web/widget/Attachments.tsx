import type { JSX } from 'preact';
import { type Attachment, imageUrl, safeUrl } from '../shared/activity';
import { CardView } from './CardView';
import { cardOf } from './cards';
import { Icon } from './icons';
import { elsewhere } from './Linked';
import type { Entry } from './state';
import type { Ui } from './Widget';

export function Attachments({ ui, entry }: { ui: Ui; entry: Entry }): JSX.Element | null {
  const { attachments = [], attachmentLayout } = entry.activity;
  if (!attachments.length) return null;
  const carousel = attachmentLayout === 'carousel' && attachments.length > 1;
  return (
    <div class={carousel ? 'carousel' : 'stack'} {...(carousel && { tabIndex: 0, role: 'group', 'aria-label': ui.t('log') })}>
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
  const { chat, t } = ui;
  const card = cardOf(attachment);
  if (card) return <CardView ui={ui} card={card} attachment={attachment} />;

  const { contentType, contentUrl, name } = attachment;
  const href = safeUrl(contentUrl, chat.base);
  if (contentType.startsWith('image/')) return <Picture ui={ui} src={preview ?? imageUrl(contentUrl, chat.base)} href={href} name={name} />;
  if (contentType.startsWith('audio/') && href) return <audio controls src={href} aria-label={name} />;
  if (contentType.startsWith('video/') && href) return <video controls src={href} aria-label={name} />;
  const label = name ?? t('file');
  return href
    ? <a class="file" href={href} {...elsewhere(href)}><Icon name="file" /><span>{label}</span></a>
    : <p class="file"><Icon name="file" /><span>{preview || name ? label : t('unsupported')}</span></p>;
}

interface PictureProps {
  ui: Ui;
  src: string | undefined;
  href: string | undefined;
  name: string | undefined;
}

function Picture({ ui: { t }, src, href, name }: PictureProps): JSX.Element {
  const label = name ?? t('photo');
  const picture = <img src={src} alt={label} />;
  return href
    ? <a class="picture" href={href} aria-label={t('open-photo', { name: label })} {...elsewhere(href)}>{picture}</a>
    : <span class="picture">{picture}</span>;
}
