/** Short messages of what happened; each goes by itself after a while. */

export interface Toast {
  readonly id: number;
  readonly tone: 'neutral' | 'positive' | 'negative' | 'warning';
  readonly text: string;
}

export interface ToastStore {
  show(tone: Toast['tone'], text: string): void;
  dismiss(id: number): void;
  list(): readonly Toast[];
  subscribe(listener: () => void): () => void;
}

/** More than this at once would cover the page: the oldest goes. */
const MOST_TOASTS = 3;

export function createToastStore(): ToastStore {
  let toasts: readonly Toast[] = [];
  let lastId = 0;
  const listeners = new Set<() => void>();
  const set = (next: readonly Toast[]): void => {
    toasts = next;
    for (const listener of listeners) listener();
  };
  return {
    show(tone, text) {
      lastId += 1;
      set([...toasts, { id: lastId, tone, text }].slice(-MOST_TOASTS));
    },
    dismiss: (id) => set(toasts.filter((toast) => toast.id !== id)),
    list: () => toasts,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export const toasts = createToastStore();
