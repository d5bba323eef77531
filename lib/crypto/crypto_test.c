#include "crypto/crypto.h"
#include "tests/check.h"
#include <pthread.h>

UNIT(a_token_is_kept_as_its_blake2b_hash)
{
	/* BLAKE2b with 32 bytes of output, of "abc" and of nothing, as b2sum -l 256 writes them. */
	CHECK(str_is(token_hash(&t->arena, S("abc")),
		"bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"));
	CHECK(str_is(token_hash(&t->arena, S("")),
		"0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"));
}

UNIT(a_mac_is_that_of_rfc_4231)
{
	char key[131];
	memset(key, 0x0b, 20);
	CHECK(str_is(mac_make(&t->arena, (str){ key, 20 }, S("Hi There")),
		"b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"));
	CHECK(str_is(mac_make(&t->arena, S("Jefe"), S("what do ya want for nothing?")),
		"5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
	memset(key, 0xaa, sizeof key);
	CHECK(str_is(mac_make(&t->arena, (str){ key, sizeof key },
		S("Test Using Larger Than Block-Size Key - Hash Key First")),
		"60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"));
}

static bool url_safe(str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", s.ptr[i]))
			return false;
	return true;
}

UNIT(tokens_are_256_bits_of_url_safe_text_and_never_the_same)
{
	crypto_start();
	str tokens[200];
	for (size_t i = 0; i < COUNT(tokens); i++) {
		tokens[i] = token_make(&t->arena);
		CHECK(tokens[i].len == 43 && url_safe(tokens[i]));
		for (size_t j = 0; j < i; j++)
			CHECK(!str_eq(tokens[i], tokens[j]));
	}
}

UNIT(bytes_are_equal_only_when_all_are)
{
	CHECK(bytes_equal(S("abc"), S("abc")) && bytes_equal(S(""), (str){ 0 }));
	CHECK(!bytes_equal(S("abc"), S("abd")) && !bytes_equal(S("abc"), S("ab")) &&
		!bytes_equal(S(""), S("a")));
}

UNIT(a_uuid_is_of_version_7_and_begins_with_the_time)
{
	str first = uuid_make(&t->arena, t->now), later = uuid_make(&t->arena, t->now + 1);
	/* 1773306000000 ms are 0x019ce1463280. */
	CHECK(first.len == 36 && str_starts(first, S("019ce146-3280-7")));
	CHECK(strchr("89ab", first.ptr[19]) && first.ptr[23] == '-');
	CHECK(str_order(first, later) < 0 && !str_eq(first, uuid_make(&t->arena, t->now)));
}

UNIT(an_invented_password_is_readable_and_has_at_least_90_bits)
{
	str one = password_invent(&t->arena), two = password_invent(&t->arena);
	CHECK(one.len == 24 && !str_eq(one, two));
	for (size_t i = 0; i < one.len; i++)
		CHECK(i % 5 == 4 ? one.ptr[i] == '-' : strchr("abcdefghijkmnpqrstuvwxyz23456789",
			one.ptr[i]) != NULL);
}

UNIT(a_password_matches_its_own_hash_only)
{
	str hash = password_hash(&t->arena, S(" tři stříbrné lžíce "));
	CHECK(str_starts(hash, S("$argon2id$v=19$m=65536,t=3,p=1$")));
	CHECK(password_matches(hash, S(" tři stříbrné lžíce ")));
	CHECK(!password_matches(hash, S("tři stříbrné lžíce")));
	CHECK(!password_matches(S(""), S("")) && !password_matches((str){ 0 }, S("x")));
	CHECK(!password_needs_rehash(hash));
	CHECK(password_needs_rehash(S("$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$"
		"0000000000000000000000000000000000000000000")));
}

static void *hash_once(void *unused)
{
	struct arena own = { 0 };
	password_hash(&own, S("six at once"));
	arena_free(&own);
	return unused;
}

UNIT(no_more_than_two_passwords_are_hashed_at_once)
{
	pthread_t threads[6];
	for (size_t i = 0; i < COUNT(threads); i++)
		CHECK(pthread_create(&threads[i], NULL, hash_once, NULL) == 0);
	for (size_t i = 0; i < COUNT(threads); i++)
		pthread_join(threads[i], NULL);
	CHECK(hashes_count().peak == HASHES_AT_ONCE && hashes_count().made >= (int64_t)COUNT(threads));
}

UNIT(a_named_uuid_is_the_same_for_the_same_parent_and_name_and_no_other)
{
	struct arena *a = &t->arena;
	str parent = S("0190c8a0-0000-7000-8000-000000000001");
	str one = uuid_named(a, parent, S("phone:116 111"));
	CHECK(uuid_valid(one) && one.ptr[14] == '8' && strchr("89ab", one.ptr[19]));
	CHECK(str_eq(one, uuid_named(a, parent, S("phone:116 111"))));
	CHECK(!str_eq(one, uuid_named(a, parent, S("phone:116 112"))));
	CHECK(
		!str_eq(one, uuid_named(a, S("0190c8a0-0000-7000-8000-000000000002"), S("phone:116 111"))));
	CHECK(!uuid_valid(S("0190c8a0-0000-7000-8000-00000000000g")) && !uuid_valid(S("")));
}

UNIT(a_numbered_uuid_gives_its_number_back)
{
	struct arena *a = &t->arena;
	str parent = S("0190c8a0-0000-7000-8000-000000000001");
	static const int64_t numbers[] = { 0, 1, 255, 12345678, (INT64_C(1) << 56) - 1 };
	for (size_t i = 0; i < COUNT(numbers); i++) {
		str made = uuid_numbered(a, parent, S("place"), numbers[i]);
		struct maybe_int read = uuid_number(made);
		CHECK(uuid_valid(made) && read.set && read.value == numbers[i]);
		CHECK(!str_eq(made, uuid_numbered(a, parent, S("stay"), numbers[i])));
	}
	CHECK(!uuid_number(parent).set && !uuid_number(S("x")).set);
}

UNIT(a_signature_is_that_of_rfc_8032)
{
	/* Section 7.1, tests 1 and 2. */
	str seed = S("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
	str public = S("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
	str signature = S("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
					  "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
	CHECK(str_eq(sign_public(&t->arena, seed), public));
	CHECK(str_eq(sign_make(&t->arena, seed, S("")), signature));
	CHECK(sign_right(public, signature, S("")));
	seed = S("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
	CHECK(str_is(sign_make(&t->arena, seed, S("r")),
		"92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
		"085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));
}

UNIT(a_signature_of_something_else_or_of_somebody_else_is_wrong)
{
	str seed = digest(&t->arena, S("one")), other = digest(&t->arena, S("two"));
	str public = sign_public(&t->arena, seed), message = S("what was signed");
	str signature = sign_make(&t->arena, seed, message);
	CHECK(sign_right(public, signature, message));
	CHECK(!sign_right(public, signature, S("what was signee")));
	CHECK(!sign_right(sign_public(&t->arena, other), signature, message));
	CHECK(!sign_right(public, str_part(signature, 0, 126), message));
	CHECK(!sign_right(public, S(""), message) && !sign_right(S("xyz"), signature, message));
	CHECK(!sign_make(&t->arena, S("no seed"), message).ptr);
	CHECK(!sign_public(&t->arena, S("")).ptr);
}

UNIT(what_is_sealed_opens_with_its_token_alone)
{
	crypto_start();
	str token = token_make(&t->arena), text = S("poradna,azylovy-dum\nvzkaz");
	str sealed = seal(&t->arena, token, text), again = seal(&t->arena, token, text);
	CHECK(!str_eq(sealed, again) && !str_has(sealed, S("poradna")));
	CHECK(str_eq(unseal(&t->arena, token, sealed), text));
	CHECK(str_eq(unseal(&t->arena, token, again), text));
	CHECK(!unseal(&t->arena, token_make(&t->arena), sealed).ptr);
	CHECK(!unseal(&t->arena, token_hash(&t->arena, token), sealed).ptr);
	str empty = unseal(&t->arena, token, seal(&t->arena, token, S("")));
	CHECK(empty.ptr && !empty.len);
}

UNIT(what_was_sealed_and_changed_does_not_open)
{
	crypto_start();
	str token = token_make(&t->arena), sealed = seal(&t->arena, token, S("vzkaz"));
	CHECK(!unseal(&t->arena, token, S("")).ptr && !unseal(&t->arena, token, S("čas")).ptr);
	for (size_t i = 0; i < sealed.len - 4; i += 3) {
		char *changed = (char *)arena_z(&t->arena, sealed);
		changed[i] = changed[i] == 'A' ? 'B' : 'A';
		CHECK(!unseal(&t->arena, token, (str){ changed, sealed.len }).ptr);
		CHECK(!unseal(&t->arena, token, str_part(sealed, 0, i / 4 * 4)).ptr);
	}
}

/* FIPS 180-4, the examples of one block and of none. */
UNIT(sha256_is_what_other_tools_say)
{
	CHECK(str_is(sha256(&t->arena, S("abc")),
		"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
	CHECK(str_is(sha256(&t->arena, S("")),
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
}
