"""The course registry: who takes which course and what they have handed in. No patients, ever."""
