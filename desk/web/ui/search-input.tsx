import { useEffect, useState } from 'react';
import { Input, SearchField } from 'react-aria-components';

const PAUSE_MS = 300;

/** Searches when typing pauses or at Enter; Escape clears. */
export function SearchInput({ label, value, onChange }: { readonly label: string; readonly value: string; readonly onChange: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed.trim() === value) return undefined;
    const timer = setTimeout(() => onChange(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <SearchField aria-label={label} className="search" value={typed} onChange={setTyped} onSubmit={(text) => onChange(text.trim())} onClear={() => onChange('')}>
      <Input className="input" placeholder={label} title={label} />
    </SearchField>
  );
}
