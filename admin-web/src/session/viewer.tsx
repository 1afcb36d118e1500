/** Who is signed in, and what they may do: buttons ask here before they appear. */
import type { Permission, Viewer } from '@fiducia/sdk';
import { createContext, use } from 'react';

export const ViewerContext = createContext<Viewer | null>(null);

export function useViewer(): Viewer {
  const viewer = use(ViewerContext);
  if (!viewer) throw new Error('useViewer outside a signed-in page');
  return viewer;
}

export function useMay(permission: Permission): boolean {
  return useViewer().permissions.includes(permission);
}
