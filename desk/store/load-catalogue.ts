import { loadCalendars, loadClockRules, loadForms, loadJobTypes, readProcedures } from '../../processes/load.ts';
import { loadCompiled, loadCompiledInSteps } from '../../processes/compile/compiled-catalogue.ts';
import type { ProcedureFacts } from '../../processes/schema/facts.ts';
import type { FactsProblem } from '../../processes/schema/read-yaml.ts';
import type { Catalogue } from '../domain/catalogue.ts';

/** Reads `processes/` once: procedures modelled by hand, and behind them those of the national database with their compiled steps. @param onProblem hears of every wrong procedure, which is left out. @throws FactsError when the vocabulary itself is wrong. */
export function loadCatalogue(onProblem: (problem: FactsProblem) => void = () => undefined): Catalogue {
  const byHand = readProcedures();
  byHand.problems.forEach(onProblem);
  const procedures = new Map(byHand.procedures.map((facts) => [facts.code, facts]));
  const forms = new Map(loadForms().map((form) => [form.key, form]));
  const calendars = new Map(loadCalendars().map((calendar) => [calendar.id, calendar]));
  const { rules, ladders, grounds, ruleSets } = loadClockRules();
  const groundsById = new Map(grounds.map((ground) => [ground.id, ground]));
  const { jobTypes } = loadJobTypes();
  // Thousands of files: read when the first of them is asked for, not at the start.
  const compiled = loadCompiled;
  const found = (): readonly ProcedureFacts[] => [...compiled().national.values(), ...[...compiled().local.values()].filter(({ label }) => label === 'published-locally')].flatMap((each) => each.facts() ?? []);
  let all: readonly ProcedureFacts[] | undefined;
  return {
    procedure: (code) => procedures.get(code) ?? compiled().get(code)?.facts(),
    procedures: () => (all ??= [...procedures.values(), ...found()]),
    *warm() {
      if (all) return;
      const { national, local } = yield* loadCompiledInSteps();
      for (const each of [...national.values(), ...[...local.values()].filter(({ label }) => label === 'published-locally')]) { each.facts(); yield; }
    },
    form: (key) => forms.get(key),
    calendar: (id) => calendars.get(id),
    calendars: () => [...calendars.values()],
    clockRules: () => rules,
    ladders: () => ladders,
    ground: (id) => groundsById.get(id),
    ruleSets: () => ruleSets,
    jobTypes: () => jobTypes,
  };
}
