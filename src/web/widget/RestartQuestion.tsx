import type { JSX } from 'preact';
import { SheetFrame } from './SheetFrame';
import type { Ui } from './Widget';

export function RestartQuestion({ ui: { chat, t }, onClose }: { ui: Ui; onClose(): void }): JSX.Element {
  const restart = () => {
    onClose();
    chat.restart();
  };
  return (
    <SheetFrame role="alertdialog" label={t('restart-title')} describedBy="restart-text" onClose={onClose}>
      <h3>{t('restart-title')}</h3>
      <p id="restart-text">{t('restart-text')}</p>
      <div class="sheet-actions">
        <button type="button" class="wide" onClick={onClose}>{t('cancel')}</button>
        <button type="button" class="wide primary" onClick={restart}>{t('restart-yes')}</button>
      </div>
    </SheetFrame>
  );
}
