import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { AttachMenu } from './AttachMenu';
import { isPhoto, prepare } from './files';
import { Icon } from './icons';
import { useTouch } from './screen';
import type { Ui } from './Widget';

const mostFiles = 5;

/** Where the citizen writes. Enter sends; Shift+Enter starts a new line. */
export function Composer({ ui, open }: { ui: Ui; open: boolean }): JSX.Element {
  const { chat, t } = ui;
  const [text, setText] = useState('');
  const [files, addFiles, removeFile, clearFiles] = useFiles(ui);
  const field = useRef<HTMLTextAreaElement>(null);
  const touch = useTouch();
  const ready = text.trim() !== '' || files.length > 0;

  // What was typed meanwhile stays, below what came back.
  useLayoutEffect(() => {
    const words = chat.takeBack();
    if (words !== null) setText((typed) => (typed ? `${words}\n${typed}` : words));
  }, [chat.state.returned]);
  useLayoutEffect(() => grow(field.current!), [text, open]);
  // On a phone the keyboard would cover the greeting before anybody has read it.
  useOpened(open, () => (touch ? field.current?.closest<HTMLElement>('.panel') : field.current)?.focus());

  const send = () => {
    if (!ready) return;
    chat.say(text.trim(), files);
    setText('');
    clearFiles();
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While a Hangul syllable is being composed, Enter finishes the syllable; Safari says so only by the code 229.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  };

  return (
    <form class="composer" onSubmit={(event) => (event.preventDefault(), send())}>
      <Previews ui={ui} files={files} onRemove={removeFile} />
      <div class="row">
        <AttachMenu ui={ui} onFiles={addFiles} />
        <textarea
          ref={field} rows={1} value={text} enterkeyhint="send" autocomplete="off"
          aria-label={t('message-placeholder')} placeholder={t('message-placeholder')} onKeyDown={onKeyDown}
          onInput={(event) => (setText(event.currentTarget.value), chat.typing())}
          onPaste={(event) => event.clipboardData?.files.length && (event.preventDefault(), addFiles(event.clipboardData.files))}
        />
        <button type="submit" class="send" aria-label={t('send')} aria-disabled={!ready}><Icon name="send" /></button>
      </div>
    </form>
  );
}

function Previews({ ui: { t }, files, onRemove }: { ui: Ui; files: readonly File[]; onRemove(file: File): void }): JSX.Element | null {
  if (!files.length) return null;
  return (
    <ul class="previews" aria-label={t('files')}>
      {files.map((file) => (
        <li key={file.name}>
          <FilePreview file={file} />
          <button type="button" aria-label={t('remove-file', { name: file.name })} onClick={() => onRemove(file)}>
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}

function FilePreview({ file }: { file: File }): JSX.Element {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!isPhoto(file)) return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url
    ? <img src={url} alt={file.name} onError={() => setUrl(undefined)} />
    : <span class="file"><Icon name="file" /><span>{file.name}</span></span>;
}

type Files = [readonly File[], (chosen: Iterable<File>) => void, (file: File) => void, () => void];

/** The files to send: small enough, not too many, each with a name of its own. */
function useFiles({ chat }: Ui): Files {
  const [files, setFiles] = useState<readonly File[]>([]);
  const add = async (chosen: Iterable<File>) => {
    chat.warn(null);
    for (const file of chosen) {
      const prepared = await prepare(file);
      if (prepared.kind !== 'ready') chat.warn(`file-${prepared.kind}`, { name: file.name });
      else setFiles((kept) => (kept.length < mostFiles ? [...kept, named(prepared.file, kept)] : (chat.warn('too-many-files', { limit: mostFiles }), kept)));
    }
  };
  return [files, (chosen) => void add([...chosen]), (file) => setFiles((kept) => kept.filter((other) => other !== file)), () => setFiles([])];
}

/** The server tells the files of one message apart by name, and a camera calls every photo "image.jpg". */
function named(file: File, others: readonly File[]): File {
  if (!others.some(({ name }) => name === file.name)) return file;
  return new File([file], file.name.replace(/(\.\w+)?$/, `-${others.length + 1}$1`), { type: file.type });
}

function useOpened(open: boolean, run: () => void): void {
  const was = useRef(open);
  useEffect(() => {
    if (open && !was.current) run();
    was.current = open;
  }, [open]);
}

function grow(field: HTMLTextAreaElement): void {
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}
