const words = `
12345678 123456789 1234567890 12345678910 1234567891 0123456789 0987654321 987654321 9876543210 87654321 123456789a
123456789q 123456789z 1234567a 12345678a a12345678 a123456789 q123456789 z123456789 abc12345 abc123456 abc1234567
abc123456789 abcd1234 abcd12345 abcd123456 abcde12345 abcdefgh abcdefghi abcdefghij abcdef123 abcdef123456 123456abc
12345abc 1234abcd 12345qwert 123456qwe 1234qwer 123qweasd 123qwe123 123qweasdzxc 123abc123 123123123 1231231234
12312312 123321123 1234554321 12344321 123454321 1234512345 12341234 123412345 123456123 123456123456 1234567812345678
1234561234 12345671 1234567899 123456788 123456987 1234567890a 1234567890q 123654789 147258369 147852369 159357159
159753159 1472583690 14725836 147896325 159159159 159357456 258258258 321321321 369258147 456456456 456789123 741852963
789456123 789789789 963852741 987456321 987412365 951753852 852456789 753951456 741258963 0147258369 01234567 012345678
00000000 000000000 0000000000 11111111 111111111 1111111111 11112222 11223344 1122334455 112233445566 11221122 11111112
1111111a 111222333 111222333444 111111111111 12121212 1212121212 121212121 13131313 1313131313 13141314 1314521a
13145200 1314520a 15151515 16161616 19191919 20202020 22222222 222222222 23232323 25252525 33333333 333333333 44444444
55555555 555555555 5555555555 66666666 666666666 6666666666 77777777 777777777 7777777777 88888888 888888888 8888888888
99999999 999999999 9999999999 00112233 10101010 10203040 1020304050 102030405060 55667788 66668888 88886666 66778899
11235813 31415926 3141592653 314159265 27182818 12369874 98765432 13579246 135792468 1357924680 246813579 24681012
11001100 01010101 010101010 01020304 20082008 20092009 20102010 20112011 20122012 20002000 19841984 19851985 19861986
19871987 19881988 19891989 19901990 19911991 19921992 19931993 12345687 12345679 12345677 12345688 12345666 123456as
5201314a a5201314 52013140 520131400 5201314521 52013145201314 5201314520 521131452 1314521521 13145211314521 520520520
521521521 5205205201314 5211314521 7758521a 77585210 7758258a 77582580 7758521521 woaini1314 woaini520 woaini521
woaini123 woaini5201314 woaini1314520 woaini1314521 woaini123456 woaiwojia woaiwoziji woaiwolaopo woaizhongguo
woaibaba woaimama woailaopo woailaogong woaini99 woaini00 woaini13 woaini12 woaini11 woaini88 woaini100 woainima
woainiwoaini woaini1234 woaini12345 woshishui woshishei woshitiancai woshiniba woshinibaba woshinidie woshiwang woshizhu
wodemima wodeshijie wojiushiwo wobuzhidao wozhiaini nishishui nishiwode nishizhu niaiwoma aini1314 aini5201314 aini1314520
aiwoziji iloveyou1314 iloveyou520 iloveu1314 loveyou1314 love1314 love5201314 love1314520 zhongguo zhongguo123 zhongguoren
beijing2008 beijing123 shanghai123 shanghai woaibeijing mima1234 mima12345 mima123456 wangyut2 q1w2e3r4 q1w2e3r4t5
q1w2e3r4t5y6 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1qaz1qaz 1qazxsw2 1qazxsw23edc 1qaz@wsx !qaz2wsx
2wsx3edc 2wsx1qaz 3edc4rfv zaq12wsx zaq1xsw2 zaq1zaq1 zxcvbnm1 zxcvbnm123 zxcvbnm1234 zxcvbnmasdfghjkl zxcvbnm, zxcvbnm,.
zxcvbnm,./ zxcvbnm. qwertyui qwertyuiop qwertyuiop123 qwertyuiop[] qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456
qwerty1! qwerty321 qwertyqwerty qwert12345 qwert123 qwer1234 qwer12345 qwer123456 qwerasdf qwerasdfzxcv qwe123456 qwe12345
qweasdzxc qweasd123 qweasdzxc123 qwe123qwe qweqweqwe qwaszx12 qazwsxedc qazwsx123 qazwsx12 qazwsxedcrfv qazxsw21 qazqazqaz
qq123456 qq123456789 qq12345678 qq1234567 qq5201314 qqqqqqqq qqww1122 qqqwww123 wwwwwwww aaaaaaaa aaaaaaaaaa aaaa1111
aa123456 aa12345678 aa123456789 aaa123456 aa112233 a1234567 a1b2c3d4 a1b2c3d4e5 a1s2d3f4 as123456 asd123456 asd12345
asdasdasd asdf1234 asdf12345 asdfasdf asdfghjk asdfghjkl asdfghjkl123 asdfgh123 asdfg12345 asdfqwer asdqwe123 ss123456
dd123456 zz123456 z1234567 zxc123456 zxcv1234 zxcasdqwe zxcasdqwe123 xx123456 w1234567 w123456789 wang1234 wang123456 wangwang
li123456 liu123456 zhang123 zhang123456 zhangwei wangwei123 chen123456 yang123456 lin123456 huang123456 qaz123456 abc123abc
password password1 password12 password123 password1234 password12345 password123456 password! password1! password123!
password@123 password@1 password01 password11 password2 password99 passw0rd passw0rd! p@ssw0rd p@ssword p@ssw0rd1
p@ssword1 p@ssword123 p@ssw0rd123 p@55w0rd pa55word pa$$word pa$$w0rd pass1234 pass12345 pass123456 passport passpass
password2020 password2021 password2022 password2023 password2024 password2025 passwords mypassword yourpassword nopassword
thepassword changeme changeme1 changeme123 change123 letmein1 letmein123 letmein! welcome1 welcome12 welcome123 welcome1234
welcome@123 welcome2 welcome! admin123 admin1234 admin12345 admin123456 admin888 admin8888 admin@123 adminadmin administrator
administrator1 admin2020 admin2021 admin2022 admin2023 admin2024 admin2025 root1234 root123456 rootroot toor1234 test1234
test12345 test123456 testtest testing1 testing123 tester123 user1234 user12345 user123456 username guest123 guest1234
demo1234 demodemo default1 default123 secret123 secret1234 topsecret system123 server123 manager1 manager123 master123
master1234 superman superman1 superman123 batman123 spiderman spiderman1 ironman1 starwars starwars1 pokemon1 pokemon123
dragon123 dragonball monkey123 monkey12 shadow12 shadow123 sunshine sunshine1 princess princess1 princess123 football
football1 football123 baseball baseball1 basketball basketball1 hockey123 soccer123 liverpool liverpool1 chelsea1 chelsea123
arsenal1 arsenal123 barcelona barcelona1 juventus manunited realmadrid iloveyou iloveyou1 iloveyou2 iloveyou12 iloveyou123
iloveyou! iloveyou3 iloveyouu loveyou1 loveyou123 lovelove lovelove1 lovely123 loveme123 ilovegod iloveme1 iloveu123
trustno1 whatever whatever1 computer computer1 internet internet1 samsung1 samsung123 google123 facebook facebook1 linkedin
twitter1 youtube1 microsoft windows1 windows10 android1 corvette mercedes ferrari1 porsche1 mustang1 cocacola jordan23
jordan123 michael1 michelle michelle1 jennifer jennifer1 jessica1 jonathan alexander alexandra christian christina charlotte
elizabeth nicholas anthony1 benjamin victoria victoria1 veronica samantha danielle danielle1 patricia stephanie charlie1
charlie123 george123 ashley12 ashley123 thomas123 daniel123 andrew123 matthew1 richard1 robert123 william1 brittany caroline
butterfly butterfly1 chocolate chocolate1 blink182 metallica nirvana1 slipknot midnight mountain champion champions diamond1
elephant fireball fuckyou1 fuckyou2 fuckyou! asshole1 bullshit gangster hellohello hello123 hello1234 hello12345 helloworld
hello@123 hi123456 happy123 happyday hunter12 hunter123 hunter2hunter2 jesus123 jesuschrist killer123 lol123456 marlboro
mercury1 november december october1 september summer123 summer2020 summer2021 summer2022 summer2023 summer2024 summer2025
winter2020 winter2021 winter2022 winter2023 winter2024 winter2025 spring2024 autumn2024 monday123 friday13 newpassword
nothing1 orange123 purple123 pussycat snickers swordfish maverick scorpion access14 abcdabcd abc123abc123 abcabcabc aabbccdd
11aa22bb 1a2b3c4d 1a2b3c4d5e a123123123 a1234567890 1password 1passw0rd 1234567b 1234567q 1234567z 123456789s 123456789w
123456789x 123456789abc 12345678q 12345678abc 12345678z 123456aa 123456aaa 123456qq 123456qw 123456zx 123456ab 123456789m
123456789l 1q1q1q1q 1q2w3e4r5 q1q1q1q1 qwe123!@# qweqwe123 !@#$%^&* !@#$%^&*() !@#$%^&*( 1234!@#$ 123!@#qwe 123qwe!@# 1qaz!qaz
1q2w3e4r! abc123!@# abcd1234! abcd@1234 aa123456! qwer1234! asdf1234! test1234! admin123! admin@1234 huawei@123 huawei123
xiaomi123 alibaba123 tencent123 taobao123 weixin123 alipay123 baidu123 jingdong123 claw.ai1 clawclaw clawai123 openclaw chatgpt1
chatgpt123 deepseek deepseek1 zhipu123 openai123
`;

/**
 * The passwords that lists of leaked ones have on top, from eight characters on, lower-cased: the world's favourites
 * and those of Chinese sites (5201314 sounds like "I love you for ever").
 */
export const commonPasswords: ReadonlySet<string> = new Set(words.trim().split(/\s+/));
