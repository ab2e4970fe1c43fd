import { t as keyVariablesOf } from "./suite-file2.js";

// src/report/workflow-files.ts
/**
* The workflows that run a suite on GitHub: the weekly record, the check of pull requests, the canary, and on demand the
* second stage for forks. Each grants what it needs and says why; none is filtered by paths; every action is pinned; the
* job of the check bears a name that no other workflow's has, so that it can be required.
*/
function workflowFiles(suite) {
	const { workflows } = suite;
	if (workflows === null) return [];
	const wanted = {
		...suite,
		workflows
	};
	const texts = [
		recordWorkflow(wanted),
		checkWorkflow(wanted),
		canaryWorkflow(wanted),
		forkWorkflow(wanted)
	];
	return workflowPaths(workflows.forks, workflows.named ? suite.name.value : void 0).map((path, index) => ({
		path,
		text: texts[index] ?? ""
	}));
}
/** Where they are, in their order. @param suite its name, where the plain names of files are others' */
function workflowPaths(forks, suite) {
	return [
		"record",
		"check",
		"canary",
		...forks ? ["fork-check"] : []
	].map((name) => `.github/workflows/${name}${suite === void 0 ? "" : `-${suite}`}.yml`);
}
const CHECKOUT = `      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2
        with:
          persist-credentials: false
`;
function recordWorkflow(suite) {
	const accepted = suite.acceptLabel === null ? "" : "      pull-requests: read # regressions that were accepted there are not raised again\n";
	return `# Each week: replays a sample of production's traces, compares with the record before, and keeps the new one.
# A file of its own: GitHub disables the whole file when a schedule has slept for 60 days.
name: Record ${suite.name.value}

on:
  schedule:
    # An odd minute: at the full hour many schedules wait, and some are dropped.
    - cron: "23 4 * * 1"
  workflow_dispatch:

permissions: {}

# Runs that record wait for each other in order, and none is cancelled.
concurrency:
  group: record-${suite.name.value}
  cancel-in-progress: false
  queue: max

jobs:
  record:
    runs-on: ubuntu-latest
    timeout-minutes: 180
    permissions:
      contents: write # one commit on the branch of baselines, none on any other
      issues: write # one issue while the suite has regressed
${accepted}    steps:
${CHECKOUT}${ours(suite, { mode: "record" })}`;
}
function checkWorkflow(suite) {
	const types = suite.acceptLabel === null ? "" : `    # Labels too, so that the one that accepts a regression (gate.accept-label) counts as soon as it is set.
    types: [opened, synchronize, reopened, labeled, unlabeled]
`;
	return `# What a change does to the answers: its merge base against it. A change that touches no layer costs nothing.
# No path filter: a required check that a filter skips stays pending for ever.
name: Check ${suite.name.value}

on:
  pull_request:
${types}  merge_group:
  # For a pull request that gets no key, from a fork or Dependabot: checked by whoever has read it, at the commit they read.
  workflow_dispatch:
    inputs:
      pull-request:
        description: Number of the pull request
        required: true
      head:
        description: Full id of its commit that you have read
        required: true

permissions: {}

# A push makes the run before it needless.
concurrency:
  group: check-${suite.name.value}-\${{ github.event_name }}-\${{ github.event.pull_request.number || inputs.pull-request || github.ref }}
  cancel-in-progress: true

jobs:
  check:
    # What a rule requires: a name that no job of another workflow has.
    name: Check ${suite.name.value}
    runs-on: ubuntu-latest
    timeout-minutes: 60
    permissions:
      contents: read # base, head and the branch of baselines
      pull-requests: write # one comment, kept up to date
      statuses: write # the result of a dispatch, on the pull request's commit
    steps:
${CHECKOUT}${ours(suite, {
		mode: "check",
		"pull-request": `\${{ inputs.pull-request }}`,
		head: `\${{ inputs.head }}`
	})}`;
}
function canaryWorkflow(suite) {
	return `# Production against production with a layer replaced, now: a new model before it is rolled out, say.
name: Canary of ${suite.name.value}

on:
  workflow_dispatch:
    inputs:
      layers:
        description: "What to replace: LAYER=VALUE, for instance model=NAME"
        required: true

permissions: {}

# The same canary asked for twice is one.
concurrency:
  group: canary-${suite.name.value}-\${{ inputs.layers }}
  cancel-in-progress: true

jobs:
  canary:
    runs-on: ubuntu-latest
    timeout-minutes: 60
    permissions:
      contents: read # the checkout and the branch of baselines
    steps:
${CHECKOUT}${ours(suite, {
		mode: "canary",
		layers: `\${{ inputs.layers }}`
	})}`;
}
function forkWorkflow(suite) {
	return `# The second stage for forks and Dependabot, whose own check gets no key. It waits until a reviewer of the environment
# below has read the change, then checks exactly the commit that stage one ran for.
# First make the environment, under Settings > Environments, with required reviewers. GitHub makes one that is missing
# by itself, without any, and then everybody's pull request spends your money.
name: Check forks of ${suite.name.value}

on:
  # zizmor: ignore[dangerous-triggers] nothing is checked out, no artifact is read, texts of the head are data
  workflow_run:
    workflows: [Check ${suite.name.value}]
    types: [completed]

permissions: {}

# Two forks may have branches of one name.
concurrency:
  group: fork-check-${suite.name.value}-\${{ github.event.workflow_run.head_repository.full_name }}-\${{ github.event.workflow_run.head_branch }}
  cancel-in-progress: true

jobs:
  check:
    # Others were checked by their own run. The action asks GitHub whose commit it is; this only spares reviewers.
    if: >-
      github.event.workflow_run.event == 'pull_request' &&
      (github.event.workflow_run.head_repository.full_name != github.repository ||
      startsWith(github.event.workflow_run.head_branch, 'dependabot/'))
    runs-on: ubuntu-latest
    timeout-minutes: 60
    environment: eval-baseline-forks
    permissions:
      contents: read # base, head and the branch of baselines
      pull-requests: write # one comment, kept up to date
      statuses: write # the result, on the pull request's commit
    steps:
${ours(suite, { mode: "check" })}`;
}
/** The step that runs this action. What is put in is chosen here, or was held against a pattern. */
function ours(suite, inputs) {
	const given = Object.entries({
		...inputs,
		suite: quoted(suite.path)
	}).map(([input, value]) => `          ${input}: ${value}\n`);
	const keys = keyVariablesOf(suite).map((name) => `          ${name}: \${{ secrets.${name} }}\n`);
	return `      - uses: ${suite.workflows.action}
        with:
${given.join("")}        env:
${keys.join("")}`;
}
function quoted(path) {
	return /^[\w./-]+$/.test(path) ? path : JSON.stringify(path);
}

export { workflowFiles, workflowPaths };