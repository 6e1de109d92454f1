import type { JSX } from 'preact';
import { type Attachment, imageUrl, safeUrl } from '../shared/activity';
import { ActionButton } from './ActionButton';
import { type Card, cardKind } from '../shared/cards';
import { Linked } from './Linked';
import type { Ui } from './Widget';

interface CardProps {
  ui: Ui;
  card: Card;
  attachment: Attachment;
}

export function CardView({ ui, card, attachment }: CardProps): JSX.Element {
  const kind = cardKind(attachment) ?? 'hero';
  const { title, subtitle, text, buttons = [] } = card;
  return (
    <div class="card" data-kind={kind}>
      <CardMedia ui={ui} card={card} attachment={attachment} />
      {(title || subtitle || text || kind === 'receipt') && (
        <div class="card-words">
          {title && <p class="card-title">{title}</p>}
          {subtitle && <p class="card-subtitle">{subtitle}</p>}
          {text && <p><Linked text={text} /></p>}
          {kind === 'receipt' && <Receipt ui={ui} card={card} />}
        </div>
      )}
      {buttons.map((action, index) => <ActionButton key={index} ui={ui} action={action} />)}
    </div>
  );
}

function CardMedia({ ui: { chat }, card, attachment }: CardProps): JSX.Element | null {
  const kind = cardKind(attachment);
  const media = safeUrl(card.media?.[0]?.url, chat.base);
  const label = card.title ?? attachment.name;
  if (kind === 'audio' && media) return <audio controls src={media} aria-label={label} />;
  if (kind === 'video' && media) return <video controls src={media} poster={imageUrl(card.image?.url, chat.base)} aria-label={label} />;

  const image = kind === 'animation' && media ? { url: media, alt: card.title } : (card.images?.[0] ?? card.image);
  const src = imageUrl(image?.url, chat.base);
  return src ? <img class="card-image" src={src} alt={image?.alt ?? ''} /> : null;
}

function Receipt({ ui: { t }, card }: { ui: Ui; card: Card }): JSX.Element {
  const { facts = [], items = [], tax, vat, total } = card;
  const rows: [string, string | undefined][] = [
    ...facts.map(({ key, value }): [string, string | undefined] => [key ?? '', value]),
    ...items.map(({ title, quantity, price }): [string, string | undefined] => [`${title ?? ''}${quantity ? ` × ${quantity}` : ''}`, price]),
    ...(tax ? [[t('tax'), tax] as [string, string]] : []),
    ...(vat ? [[t('vat'), vat] as [string, string]] : []),
  ];
  return (
    <dl class="receipt">
      {rows.map(([name, value], index) => <div key={index}><dt>{name}</dt><dd>{value}</dd></div>)}
      {total && <div class="total"><dt>{t('total')}</dt><dd>{total}</dd></div>}
    </dl>
  );
}
