import { UserError } from "../../errors.ts";
import type { Problem, SurveyReport } from "../../ports.ts";

/** Counts the records of a survey, and keeps the first problems. */
export type SurveyTally = {
  /** One record. @param record.problem what is wrong with it, if anything */
  count(record: { readonly place: string; readonly problem: string | undefined }): void;
  /** How many were counted. */
  records(): number;
  /**
   * What came of it.
   * @param errorBudget share of records that may be unreadable, 0…1
   * @throws UserError when there are more
   */
  report(errorBudget: number): SurveyReport;
};

const PROBLEMS_KEPT = 5;

export function surveyTally(): SurveyTally {
  let records = 0;
  let badRecords = 0;
  const firstProblems: Problem[] = [];
  return {
    count({ place, problem }) {
      records += 1;
      if (problem === undefined) return;
      badRecords += 1;
      if (badRecords <= PROBLEMS_KEPT) firstProblems.push({ place, problem });
    },
    records: () => records,
    report(errorBudget) {
      const report = { records, badRecords, firstProblems };
      if (badRecords > errorBudget * records) throw tooManyBad(report, errorBudget);
      return report;
    },
  };
}

function tooManyBad({ records, badRecords, firstProblems }: SurveyReport, budget: number): UserError {
  const [first] = firstProblems;
  return new UserError(
    `${first?.place}: ${first?.problem}; ${badRecords} of ${records} records (${percent(badRecords / records)}) cannot be read, and the error budget is ${percent(budget)}`,
    "Repair or leave out these records, or raise budget.errors in the suite file.",
  );
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(2))} %`;
}
