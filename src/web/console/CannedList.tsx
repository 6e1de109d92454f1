import { useEffect } from 'preact/hooks';
import type { CannedOffer } from './canned';
import { useDesk } from './context';

export const offerId = (offer: CannedOffer) => `canned-${offer.key}`;

interface Props {
  readonly offers: readonly CannedOffer[];
  readonly marked: number;
  readonly choose: (offer: CannedOffer) => void;
  readonly language: string;
}

/** Canned replies above the composer. The focus stays in the text; the marked one is told by `aria-activedescendant`. */
export function CannedList({ offers, marked, choose, language }: Props) {
  const { t } = useDesk();
  useEffect(() => {
    const offer = offers[marked];
    if (offer) document.getElementById(offerId(offer))?.scrollIntoView({ block: 'nearest' });
  }, [offers, marked]);
  return (
    <div class="canned">
      <ul id="canned" role="listbox" aria-label={t('canned.title')}>
        {offers.map((offer, index) => (
          <li
            key={offer.key} id={offerId(offer)} role="option" aria-selected={index === marked}
            onPointerDown={(event) => { event.preventDefault(); choose(offer); }}
          >
            <span class="canned-title" lang={language}>{offer.title}</span><code>/{offer.key}</code>
            <span class="canned-text" lang={language}>{offer.text}</span>
          </li>
        ))}
      </ul>
      <p class="canned-keys">{t('canned.keys')}</p>
    </div>
  );
}
