import { useState } from 'preact/hooks';
import type { Attachment } from '../contract';
import { useDesk } from '../context';
import { fileUrl, photoUrl } from '../files';
import { Dialog } from './Dialog';
import { Icon } from './Icon';

export const isPhoto = (attachment: Attachment): boolean => photoUrl(attachment) !== undefined;

/** Small pictures that open large. */
export function Photos({ photos }: { readonly photos: readonly Attachment[] }) {
  const { t } = useDesk();
  const [large, setLarge] = useState<Attachment | null>(null);
  if (photos.length === 0) return null;
  return (
    <>
      <ul class="photos">
        {photos.map((photo, index) => (
          <li key={index}>
            <button type="button" class="photo" aria-label={t('photo.open', { name: photo.name ?? index + 1 })} onClick={() => setLarge(photo)}>
              <img src={photoUrl(photo) ?? ''} alt="" loading="lazy" />
            </button>
          </li>
        ))}
      </ul>
      {large && (
        <Dialog title={large.name ?? t('photo.title')} leave={() => setLarge(null)} wide>
          <img class="photo-large" src={photoUrl(large) ?? ''} alt={t('photo.alt', { name: large.name ?? '' })} />
          <p><a href={photoUrl(large) ?? ''} target="_blank" rel="noopener noreferrer">{t('photo.original')}</a></p>
        </Dialog>
      )}
    </>
  );
}

/** What the citizen attached that is not a picture: a name to open. */
export function Files({ files }: { readonly files: readonly Attachment[] }) {
  if (files.length === 0) return null;
  return (
    <ul class="files">
      {files.map((file, index) => <li key={index}><FileName file={file} /></li>)}
    </ul>
  );
}

function FileName({ file }: { readonly file: Attachment }) {
  const { t } = useDesk();
  const href = fileUrl(file);
  return href
    ? <a href={href} target="_blank" rel="noopener noreferrer"><Icon name="file" />{file.name ?? t('file.unnamed')}</a>
    : <span><Icon name="file" />{file.name ?? t('file.card')}</span>;
}
