/** A white sheet on the page's ground, with a heading and room for its controls. */
import { useId } from 'react';
import type { ReactNode } from 'react';
import './card.css';

export interface CardProps {
  readonly title?: string;
  readonly controls?: ReactNode;
  readonly children: ReactNode;
}

export function Card({ title, controls, children }: CardProps) {
  const id = useId();
  return (
    <section className="card" aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <header className="card-header">
          <h2 id={id}>{title}</h2>
          {controls}
        </header>
      )}
      {children}
    </section>
  );
}
