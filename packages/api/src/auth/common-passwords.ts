// The head of the published lists of leaked passwords, of 8 characters and more.
const COMMON = new Set(
  `12345678 123456789 1234567890 12345678910 123123123 11111111 111111111 00000000 87654321 987654321 66666666 88888888
password password1 password12 password123 password1! passw0rd p@ssw0rd p@ssword qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 1q2w3e4r
1q2w3e4r5t 1qaz2wsx zaq12wsx q1w2e3r4 asdfghjk asdfghjkl zxcvbnm1 abcd1234 abcdefgh abc12345 a1b2c3d4 iloveyou iloveyou1 sunshine princess football
baseball superman trustno1 starwars whatever computer internet michelle jennifer welcome1 welcome123 letmein1 letmein123 changeme changeme1 admin123
administrator administrator1 football1 charlie1 liverpool chocolate butterfly elephant dragon123 monkey123 master123 shadow123 mustang1 samantha
corvette mercedes maverick steelers redskins midnight 1234qwer qwer1234 aa123456 a12345678 123456aa 12341234 11223344 55555555 77777777 99999999
22222222 33333333 44444444 1234567a 123456789a password! pass1234 pass12345 test1234 testtest testing1 test12345 secret123 hello123 hello1234
default1 guest123 root1234 access14 bismillah passwort passwort1 hallo123 schatz123 motdepasse contraseña 147258369 159753456 741852963 789456123
1111111111 0123456789 0987654321 asdf1234 zxcv1234 google123 facebook facebook1 linkedin minecraft pokemon1 blink182 cheese123 jordan23 michael1
jessica1 ashley123 nicole123 babygirl1 lovely123 tinkerbell spongebob iloveu123 p4ssword pa55word pa$$word neptun123 neptune1`.split(
    /\s+/,
  ),
);

export const isCommonPassword = (password: string) => COMMON.has(password.toLowerCase());
