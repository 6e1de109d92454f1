import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface SheetProps {
  role: 'dialog' | 'alertdialog';
  label: string;
  describedBy?: string;
  onClose(): void;
  children: ComponentChildren;
}

/** Something laid over the conversation: takes the focus, gives it back, and Escape closes it. */
export function SheetFrame({ role, label, describedBy, onClose, children }: SheetProps): JSX.Element {
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const root = sheet.current!.getRootNode() as ShadowRoot | Document;
    const before = root.activeElement as HTMLElement | null;
    sheet.current!.focus();
    return () => before?.isConnected && before.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    <div class="curtain" onClick={(event) => event.target === event.currentTarget && onClose()}>
      <div
        ref={sheet} class="sheet" tabIndex={-1} role={role} aria-modal="true" aria-label={label}
        aria-describedby={describedBy} onKeyDown={onKeyDown}
      >
        {children}
      </div>
    </div>
  );
}
