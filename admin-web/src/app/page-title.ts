/** The title of the browser's tab: the page, then the partner's product. */
import { useEffect } from 'react';

export function usePageTitle(page: string, product: string | undefined): void {
  useEffect(() => {
    document.title = product === undefined ? page : `${page} · ${product}`;
  }, [page, product]);
}
