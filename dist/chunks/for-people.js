// src/stories/for-people.ts
/**
* Whether an error is meant for people: a UserError by its shape, since stories know the ports, and not who throws
* behind them. Everything else is a bug and goes on.
*/
function isForPeople(error) {
	return error instanceof Error && "remedy" in error && typeof error.remedy === "string";
}

export { isForPeople as t };