import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useDesk } from '../context';
import { Icon } from './Icon';

interface Props {
  readonly title: string;
  readonly leave: () => void;
  readonly wide?: boolean;
  readonly children: ComponentChildren;
}

/** A question in front of the page. The browser's own dialog keeps the focus inside; it goes back where it was. */
export function Dialog({ title, leave, wide, children }: Props) {
  const { t } = useDesk();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();

  useEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    shown?.showModal();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  return (
    <dialog
      ref={dialog} class={wide ? 'dialog dialog-wide' : 'dialog'} aria-labelledby={heading}
      onCancel={(event) => { event.preventDefault(); leave(); }}
      onMouseDown={(event) => { if (event.target === dialog.current) leave(); }}
    >
      <div class="dialog-inside">
        <div class="dialog-head">
          <h2 id={heading}>{title}</h2>
          <button type="button" class="icon-button" aria-label={t('dialog.leave')} onClick={leave}><Icon name="cross" /></button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
