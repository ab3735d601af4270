package chat.parley.message.search;

import java.util.List;
import java.util.Random;

/** Made-up messages in Chinese, Japanese, English and emoji, the same ones for the same seed. */
public final class Corpus {
  public static final List<String> CHINESE =
      List.of(
          "今天", "天气", "很好", "我们", "去", "杭州", "上海", "数据库", "服务器", "部署", "失败", "成功", "会议", "明天", "的",
          "了", "是", "不", "消息", "搜索", "索引", "测试", "代码", "问题", "解决", "请", "看一下", "谢谢", "好的");
  public static final List<String> JAPANESE =
      List.of(
          "ありがとう", "データベース", "テスト", "東京", "サーバー", "明日", "の", "は", "が", "検索", "お願いします", "かき", "がき");
  public static final List<String> ENGLISH =
      List.of(
          "the",
          "server",
          "deploy",
          "failed",
          "works",
          "release",
          "notes",
          "database",
          "search",
          "index",
          "hello",
          "world",
          "meeting",
          "tomorrow",
          "please",
          "thanks",
          "review",
          "Café",
          "ZÜRICH",
          "foo_bar",
          "v1.2.3",
          "MySQL",
          "a",
          "to",
          "be",
          "or",
          "not");
  public static final List<String> EMOJI = List.of("😀", "🎉", "👍🏽", "❤️", "🚀", "👩‍💻");
  private static final List<String> GAPS = List.of(" ", " ", " ", ", ", "。", "\n");

  private final Random random;

  public Corpus(long seed) {
    random = new Random(seed);
  }

  /** A word that few messages have. */
  public static String rare(int number) {
    return "ticket" + number;
  }

  public String text(int number) {
    StringBuilder text = new StringBuilder();
    int sentences = 1 + random.nextInt(3);
    for (int i = 0; i < sentences; i++) {
      sentence(text);
    }
    if (number % 97 == 0) {
      text.append(" see https://example.org/").append(number);
    }
    if (number % 500 == 0) {
      text.append(' ').append(rare(number / 5_000));
    }
    return text.toString();
  }

  private void sentence(StringBuilder text) {
    int kind = random.nextInt(10);
    int words = 2 + random.nextInt(8);
    for (int i = 0; i < words; i++) {
      if (kind < 5) {
        text.append(one(CHINESE));
      } else if (kind < 7) {
        text.append(one(JAPANESE));
      } else {
        text.append(i == 0 ? "" : " ").append(one(ENGLISH));
      }
    }
    if (random.nextInt(5) == 0) {
      text.append(one(EMOJI));
    }
    text.append(one(GAPS));
  }

  /** Some word, the frequent ones more often. */
  String one(List<String> words) {
    double skewed = Math.pow(random.nextDouble(), 1.5);
    return words.get((int) (skewed * words.size()));
  }

  public int number(int below) {
    return random.nextInt(below);
  }
}
