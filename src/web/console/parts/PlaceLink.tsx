import { useDesk } from '../context';
import { coordinates, mapLink, type SharedPlace } from '../place';
import { Icon } from './Icon';

/** A shared location: its name when it has one, its coordinates, and where it is on the map. */
export function PlaceLink({ place }: { readonly place: SharedPlace }) {
  const { t } = useDesk();
  return (
    <a class="place" href={mapLink(place)} target="_blank" rel="noopener noreferrer" title={t('place.map')}>
      <Icon name="pin" />
      <span>{place.name && <>{place.name}<br /></>}<span class="place-numbers">{coordinates(place)}</span></span>
    </a>
  );
}
