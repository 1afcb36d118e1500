/** A run's parameters in one line, by which runs of one strategy are told apart. */
import type { ResearchRun } from '@fiducia/sdk';
import { parameterEntries } from '../account/strategy-parameters.js';
import { searchedNames } from './search/search-form.js';

export function ParameterLine({ run }: { run: ResearchRun }) {
  const searched = run.search ? searchedNames(run.search) : [];
  // What a search varies has no one value.
  const entries = parameterEntries(run.parameters).filter(([name]) => !searched.includes(name));
  if (entries.length === 0) return null;
  return (
    <span className="parameter-line mono soft">
      {entries.map(([name, value]) => `${name} ${value}`).join(', ')}
    </span>
  );
}
