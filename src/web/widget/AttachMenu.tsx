import type { JSX, TargetedEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Icon } from './icons';
import { useTouch } from './screen';
import type { Ui } from './Widget';

const accepted = 'image/*,application/pdf';

/** Photo from the camera or the gallery, a file, the place where the citizen is. */
export function AttachMenu({ ui: { chat, t }, onFiles }: { ui: Ui; onFiles(files: Iterable<File>): void }): JSX.Element {
  const [open, setOpen] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const gallery = useRef<HTMLInputElement>(null);
  const touch = useTouch();

  const close = () => {
    setOpen(false);
    toggle.current?.focus();
  };
  const take = (event: TargetedEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    onFiles([...(input.files ?? [])]);
    // Choosing the same photo again must be a change again.
    input.value = '';
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    close();
  };

  return (
    <div class="attach" onKeyDown={onKeyDown}>
      <button
        ref={toggle} type="button" class="plain" aria-expanded={open}
        aria-label={t(open ? 'attach-close' : 'attach')} onClick={() => setOpen(!open)}
      >
        <Icon name={open ? 'close' : 'plus'} />
      </button>
      {open && (
        <div class="menu">
          {touch && <button type="button" onClick={() => camera.current?.click()}><Icon name="camera" />{t('take-photo')}</button>}
          <button type="button" onClick={() => gallery.current?.click()}><Icon name="picture" />{t('choose-photo')}</button>
          <button type="button" onClick={() => (close(), void chat.shareLocation())}><Icon name="pin" />{t('share-location')}</button>
        </div>
      )}
      <input ref={camera} type="file" hidden accept="image/*" capture="environment" aria-label={t('take-photo')} onChange={take} />
      <input ref={gallery} type="file" hidden accept={accepted} multiple aria-label={t('choose-photo')} onChange={take} />
    </div>
  );
}
