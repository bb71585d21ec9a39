/** Passages of the kinds that people keep in knowledge bases; written for these tests. */
export const passages = [
  "甲方应当于每月5日前向乙方支付租金3,500元，逾期超过15日的，乙方有权解除本合同。租赁期限为2024年3月1日至2027年2月28日，共36个月。未经乙方书面同意，甲方不得转租、转借房屋。",
  "张伟担任项目总监，李娜负责财务，王强负责技术。项目总预算为1,280万元，其中设备采购占45.5%，人员费用占30%。第二期工程由陈静主持，预计比第一期缩短20天。",
  "该药品每片含有效成分5mg，成人每日3次，每次2片，饭后服用。孕妇禁用，对本品过敏者禁用；12岁以下儿童不宜使用。服药期间不得饮酒，出现皮疹应立即停药并就医。",
  "空调的额定功率为1.5kW，制冷量3,500W，噪音不高于42分贝。保修期六年，压缩机十年。安装高度不低于二米，距离电源不超过三米，室外机不应朝向邻居的窗户。",
  "公司成立于一九九八年，总部位于杭州，现有员工一千二百三十人，在北京、上海、深圳设有分公司。2023年营业收入同比增长12.8%，净利润下降3.4%，研发投入占营业收入的9%。",
  "列车从北京南站出发，向南经过济南西、徐州东，四小时二十八分后到达上海虹桥。票价二等座553元，一等座933元，商务座1,748元。学生凭证可享受七五折，儿童身高不足1.2米的免票。",
  "《长河》的作者是沈青，不是林默。小说写于1936年，共十一章，第三章写的是主人公阿昌离开家乡，从西岸渡到东岸。书中没有提到战争，也未写明年代。",
  "服务器应当每天凌晨2点备份一次，备份保留30天。管理员密码不少于12位，每90天更换。禁止在生产环境中使用root账户，禁止关闭日志。故障应在4小时内响应，24小时内恢复。",
  "The lease begins on 1 March 2024 and ends on 28 February 2027. The tenant, Anna Keller, shall pay 1,250 euros per month before the 5th. She may not sublet the flat without the written consent of the landlord, Mr. B. Tanner.",
  "Model X weighs 14.5 kg and runs for 6 hours at 20 °C; Model Y weighs 9 kg and runs for 11 hours. Neither is waterproof. The charger draws 65 W, never more than 3.2 A, and must not be used outdoors.",
  "In 2019 the company sold 4.2 million units, up 18% from 2018, although it did not enter the Asian market until June 2020. Revenue rose by 310 million dollars; the unprofitable division in Leeds was closed.",
  "Dr. Mara Lind found that the new treatment was not effective in patients over 65. Of 240 patients, 96 improved within three weeks, 12 had unwanted reactions, and none died. The study did not include children.",
];

/** What a quote may be of a passage: one or two sentences, or a part between commas. */
export function quotesOf(passage: string): string[] {
  const sentences = passage.match(/(?:[^。.!?]|\.(?!\s|$))+[。.!?]?/g)?.map((part) => part.trim()) ?? [];
  const clauses = sentences
    .flatMap((sentence) => sentence.split(/(?<=[，；;])|(?<=,\s)/))
    .map((part) => part.trim());
  const pairs = sentences.slice(1).map((sentence, at) => `${sentences[at] ?? ""}${sentence}`);

  return [...sentences, ...clauses, ...pairs].filter((quote) => quote.length >= 10);
}
