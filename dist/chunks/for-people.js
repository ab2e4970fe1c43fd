// src/stories/for-people.ts
/**
* Whether an error is meant for people: a UserError by its shape, since stories know the ports, and not who throws
* behind them. Everything else is a bug and goes on.
*/
function isForPeople(error) {
	return error instanceof Error && "remedy" in error && typeof error.remedy === "string";
}
/** What some work brings, or undefined where it cannot be had for a reason that people could be told. */
async function orUndefined(work) {
	try {
		return await work();
	} catch (error) {
		if (isForPeople(error)) return void 0;
		throw error;
	}
}

export { orUndefined as n, isForPeople as t };