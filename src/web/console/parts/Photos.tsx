import { useState } from 'preact/hooks';
import type { Attachment } from '../contract';
import { useDesk } from '../context';
import { Dialog } from './Dialog';
import { Icon } from './Icon';

export const isPhoto = (attachment: Attachment): boolean => attachment.contentType?.startsWith('image/') === true && !!attachment.contentUrl;

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
              <img src={photo.contentUrl ?? ''} alt="" loading="lazy" />
            </button>
          </li>
        ))}
      </ul>
      {large && (
        <Dialog title={large.name ?? t('photo.title')} leave={() => setLarge(null)} wide>
          <img class="photo-large" src={large.contentUrl ?? ''} alt={t('photo.alt', { name: large.name ?? '' })} />
          <p><a href={large.contentUrl ?? ''} target="_blank" rel="noopener noreferrer">{t('photo.original')}</a></p>
        </Dialog>
      )}
    </>
  );
}

/** What the citizen attached that is not a picture: a name to open. */
export function Files({ files }: { readonly files: readonly Attachment[] }) {
  const { t } = useDesk();
  if (files.length === 0) return null;
  return (
    <ul class="files">
      {files.map((file, index) => (
        <li key={index}>
          {file.contentUrl
            ? <a href={file.contentUrl} target="_blank" rel="noopener noreferrer"><Icon name="file" />{file.name ?? t('file.unnamed')}</a>
            : <span><Icon name="file" />{file.name ?? t('file.card')}</span>}
        </li>
      ))}
    </ul>
  );
}
